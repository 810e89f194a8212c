const place = "plenaria.next";

/** Keep the page somebody wanted until the link in the mail brings them back, maybe in another tab. */
export function rememberNext(next: string | undefined): void {
  if (next === undefined) localStorage.removeItem(place);
  else localStorage.setItem(place, next);
}

/** The page that was wanted, if it lies in this conference; forgotten once asked for. */
export function takeNext(slug: string): string | null {
  const next = localStorage.getItem(place);
  localStorage.removeItem(place);
  return next?.startsWith(`/c/${slug}/`) ? next : null;
}
