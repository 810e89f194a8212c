import { linkOptions } from "@tanstack/react-router";
import { expect, test, vi } from "vitest";
import type { Next, OnNow } from "@/app/feature";
import { chooseHero, collect, upcoming } from "./contributions";

const to = linkOptions({ to: "/" });
const on = (id: string, rank: 1 | 2 | 3, starts: string): OnNow => ({
  id,
  rank,
  title: id,
  facts: [],
  starts,
  ends: "2026-11-10T13:00:00Z",
  enter: { label: "Enter", to },
});
const next = (id: string, starts: string): Next => ({ id, starts, title: id, detail: "", mine: true, to });

test("where I am expected comes before what is open to all, and of two the one that began first", () => {
  const items = [
    on("plenary", 2, "2026-11-10T11:00:00Z"),
    on("late", 1, "2026-11-10T12:10:00Z"),
    on("my table", 1, "2026-11-10T12:00:00Z"),
  ];
  expect(chooseHero(items)?.id).toBe("my table");
  expect(chooseHero([])).toBeUndefined();
});

test("what has begun is no longer next", () => {
  const now = Date.parse("2026-11-10T12:00:00Z");
  const items = [
    next("c", "2026-11-10T13:00:00Z"),
    next("gone", "2026-11-10T12:00:00Z"),
    next("b", "2026-11-10T12:05:00Z"),
  ];
  expect(upcoming(items, now).map(({ id }) => id)).toEqual(["b", "c"]);
});

test("one part that fails does not hide the others, and can be asked again", () => {
  const retry = vi.fn();
  const all = collect([{ state: "ready", items: [1, 2] }, { state: "failed", retry }, { state: "pending" }]);
  expect(all.items).toEqual([1, 2]);
  expect(all.pending).toBe(true);
  all.retry?.();
  expect(retry).toHaveBeenCalledOnce();
});
