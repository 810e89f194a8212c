import { render, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Wedge } from "./Hemicycle";
import { RevealedHemicycle } from "./RevealedHemicycle";

const block: Wedge[] = [{ id: "sealed", count: 40, fill: "sealed" }];
const parted: Wedge[] = [
  { id: "sealed", count: 28, fill: "sealed" },
  { id: "AquaBridge", count: 12, fill: "accent" },
];

function reveal(reduced: boolean) {
  vi.stubGlobal("matchMedia", () => ({ matches: reduced }));
  const picture = (wedges: Wedge[]) => <RevealedHemicycle wedges={wedges} label="The hall" />;
  const { container, rerender } = render(picture(block));
  rerender(picture(parted));
  return () => container.querySelectorAll('path[class*="accent"]').length;
}

test("a revealed place leaves the block sealed and fills once it has arrived", async () => {
  const filled = reveal(false);
  expect(filled()).toBe(0);
  await waitFor(() => expect(filled()).toBe(1), { timeout: 3000 });
});

test("with reduced motion a revealed place is there at once", () => {
  expect(reveal(true)()).toBe(1);
});
