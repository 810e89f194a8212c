/** The parts of a moment on the clocks of a zone, as UTC milliseconds of the same figures. */
function figures(when: number, zone: string): number {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts = Object.fromEntries(
    format.formatToParts(when).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** What a `datetime-local` field shows for a moment, on the clocks of a zone. */
export const toField = (when: string, zone: string): string =>
  new Date(figures(Date.parse(when), zone)).toISOString().slice(0, 16);

/** The moment that a `datetime-local` field means on the clocks of a zone; null while it is not filled in. */
export function fromField(field: string, zone: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(field)) return null;
  const wanted = Date.parse(`${field}:00Z`);
  let when = wanted;
  // Twice, because the first guess may stand on the other side of a change of the clocks.
  for (let round = 0; round < 2; round += 1) when += wanted - figures(when, zone);
  return new Date(when).toISOString();
}
