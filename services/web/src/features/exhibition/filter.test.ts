import { expect, test } from "vitest";
import type { Booth } from "./api";
import { fitting } from "./filter";
import { plan } from "./plan";

const booth = (number: number, more: Partial<Booth>): Booth => ({
  id: `${number}`,
  number,
  kind: "exhibitor",
  title: `Booth ${number}`,
  teaser: {},
  ecosystems: [],
  country: "",
  accent: null,
  on_accent: null,
  staff: 1,
  here: 0,
  waiting: 0,
  waiting_since: null,
  next_shift: null,
  queue_version: 0,
  version: 1,
  ...more,
});

const booths = [
  booth(1, { title: "Łódź Textiles", ecosystems: ["eco-textiles"] }),
  booth(2, { title: "Green Tech", here: 1, teaser: { en: "Climate" } }),
  booth(3, { title: "Aerospace" }),
];
const titles = (filter: Parameters<typeof fitting>[1]) => fitting(booths, filter).map(({ title }) => title);

test("booths with somebody there come first, then by number", () => {
  expect(titles({})).toEqual(["Green Tech", "Łódź Textiles", "Aerospace"]);
  expect(titles({ order: "name" })).toEqual(["Aerospace", "Green Tech", "Łódź Textiles"]);
});

test("every word has to be found, accents or not", () => {
  expect(titles({ search: "lodz" })).toEqual(["Łódź Textiles"]);
  expect(titles({ search: "green climate" })).toEqual(["Green Tech"]);
  expect(titles({ search: "green lodz" })).toEqual([]);
  expect(titles({ ecosystem: "eco-textiles" })).toEqual(["Łódź Textiles"]);
});

test("on the plan every booth stands once, inside the picture, and none on another", () => {
  const drawn = plan(Array.from({ length: 24 }, (_, index) => booth(index + 1, {})));
  expect(drawn.stands).toHaveLength(24);
  for (const [index, one] of drawn.stands.entries()) {
    expect(one.x).toBeGreaterThanOrEqual(drawn.radius - 0.01);
    expect(one.y).toBeLessThanOrEqual(drawn.height);
    for (const other of drawn.stands.slice(index + 1)) {
      expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(2 * drawn.radius);
    }
  }
});
