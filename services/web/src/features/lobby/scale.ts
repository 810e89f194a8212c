/** How many people one dot stands for: one up to 2,000, then ten, then a hundred. */
export function scale(people: number): number {
  let each = 1;
  while (people / each > 2_000) each *= 10;
  return each;
}
