import { expect, test } from "vitest";
import { ApiError } from "@/http/problem";
import { readSession } from "./readSession";

const around = {
  zone: "Europe/Berlin",
  languages: ["en", "de"],
  people: [{ id: "p1", name: "Ada", part: "speaker" as const }],
};
const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};

test("a form becomes a session on the clocks of the conference", () => {
  const read = readSession(
    form({
      "title.en": " Opening ",
      "title.de": "",
      starts: "2026-11-10T09:30",
      ends: "2026-11-10T10:30",
      type: "plenary",
      language: "en",
      room: "Hall",
      capacity: "",
      takes_questions: "on",
      tracks: "ch-green",
    }),
    around,
  );
  expect(read).toMatchObject({
    title: { en: "Opening" },
    starts: "2026-11-10T08:30:00.000Z",
    type: "plenary",
    capacity: null,
    takes_questions: true,
    by_hand: false,
    tracks: ["ch-green"],
    people: [{ participant: "p1", part: "speaker" }],
  });
});

test("what is missing is named at its field", () => {
  const read = readSession(form({ starts: "2026-11-10T09:30", ends: "2026-11-10T09:00" }), around);
  expect(read).toBeInstanceOf(ApiError);
  if (read instanceof ApiError) expect(read.errors.map(({ loc }) => loc)).toEqual(["title.en", "ends"]);
});
