import { expect, test } from "vitest";
import { contrast } from "./contrast";

test("contrast is that of WCAG, in whatever order the colours come", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(contrast("#ffffff", "#767676")).toBeGreaterThan(4.5);
});
