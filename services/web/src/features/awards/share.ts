/** A part of a whole in whole per cent; nothing that is there is said to be 0%, and nothing missing 100%. */
export function share(part: number, whole: number): string {
  if (whole === 0) return "–";
  const percent = (100 * part) / whole;
  if (percent > 0 && percent < 1) return "< 1%";
  if (percent < 100 && percent > 99) return "> 99%";
  return `${Math.round(percent)}%`;
}
