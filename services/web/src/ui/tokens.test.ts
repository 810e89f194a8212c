import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync("src/ui/tokens.css", "utf8");
const colours = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/--([\w-]+): (#[0-9A-F]{6})/gi)].map(([, name, value]) => [name, value]),
  );
const [lightText = "", darkText = ""] = css.split("@media (prefers-color-scheme: dark)");
const light: Record<string, string> = colours(lightText);
const dark: Record<string, string> = { ...light, ...colours(darkText) };

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one = "", other = ""): number {
  const [a = 0, b = 0] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

const words: [string, string[]][] = [
  ["ink", ["ground", "surface", "sunk", "tint", "now-tint", "danger-tint"]],
  ["ink-2", ["ground", "surface", "sunk"]],
  ["accent", ["ground", "surface", "tint"]],
  ["on-accent", ["accent", "accent-hover"]],
  ["now-ink", ["ground", "surface", "now-tint"]],
  ["danger", ["ground", "surface", "danger-tint"]],
  ["stage-ink", ["stage", "stage-2", "stage-leave"]],
  ["stage-ink-2", ["stage", "stage-2"]],
  ["stage-accent", ["stage"]],
  ["stage-now", ["stage"]],
];
const shapes: [string, string[]][] = [
  ["edge", ["ground", "surface"]],
  ["focus", ["ground", "surface"]],
];

describe.each([
  ["light", light],
  ["dark", dark],
])("in the %s scheme", (_name, scheme) => {
  test.each(words)("words in %s are readable on %j (4.5:1)", (colour, grounds) => {
    for (const ground of grounds)
      expect(contrast(scheme[colour], scheme[ground])).toBeGreaterThanOrEqual(4.5);
  });
  test.each(shapes)("borders in %s stand out from %j (3:1)", (colour, grounds) => {
    for (const ground of grounds) expect(contrast(scheme[colour], scheme[ground])).toBeGreaterThanOrEqual(3);
  });
});
