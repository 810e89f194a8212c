/** The list with one entry a place further up (-1) or down (1); as it is where there is no such place. */
export function move<T>(list: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const next = [...list];
  const [moved] = next.splice(index, 1);
  if (moved === undefined || index + by < 0 || index + by >= list.length) return list;
  next.splice(index + by, 0, moved);
  return next;
}
