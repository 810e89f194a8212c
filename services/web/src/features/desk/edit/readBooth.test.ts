import { expect, test } from "vitest";
import type { BoothDetail } from "@/features/exhibition";
import { readBooth } from "./readBooth";

const booth: BoothDetail = {
  id: "1",
  number: 1,
  kind: "help",
  title: "Before",
  teaser: { en: "Before", fr: "Avant" },
  text: {},
  html: {},
  ecosystems: [],
  country: "",
  accent: null,
  on_accent: null,
  staff: 0,
  here: 0,
  waiting: 0,
  waiting_since: null,
  next_shift: null,
  queue_version: 0,
  version: 1,
  materials: [],
  people: [],
  shifts: [],
  mine: { staff: true, may_edit: true, request: null, left: [] },
};

function form(entries: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.append(name, value);
  return data;
}

test("languages that the form does not show stay, those emptied go", () => {
  const read = readBooth(form({ title: " After ", "teaser.en": "", "text.en": "*Hi*" }), booth, ["en"]);
  expect(read).toMatchObject({ title: "After", kind: "help", teaser: { fr: "Avant" }, text: { en: "*Hi*" } });
});

test("colours go together, or not at all", () => {
  const colours = { accent: "#0b6152", on_accent: "#ffffff" };
  expect(readBooth(form(colours), booth, [])).toMatchObject({ accent: null, on_accent: null });
  expect(readBooth(form({ ...colours, own_colours: "on" }), booth, [])).toMatchObject(colours);
});
