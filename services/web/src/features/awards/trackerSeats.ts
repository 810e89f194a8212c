import { hemicycle, type Layout, type Point } from "@/ui/hemicycle";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const SEATS = 96;

/** Seats of a tracker's picture: taken where a bit of the tracker is one; an aid to the eye, the letters count. */
export function trackerSeats(tracker: string): { layout: Layout; taken: Point[]; empty: Point[] } {
  const bits = Array.from(tracker, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(6, "0")).join(
    "",
  );
  const layout = hemicycle([SEATS], { inner: 0.3 });
  const seats = layout.wedges[0] ?? [];
  return {
    layout,
    taken: seats.filter((_, index) => bits[index] === "1"),
    empty: seats.filter((_, index) => bits[index] !== "1"),
  };
}
