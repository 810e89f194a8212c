import { expect, test } from "vitest";
import { mailDraft } from "./mailDraft";

const receipt = {
  tracker: "kT3v9QpLw2Xa7HdM4sYeRj6BuN1cZf8Gq5oWt0Ky3Hi",
  height: 413,
  at: "2026-11-25T13:11:42Z",
};
const list = "https://plenaria.example/c/ecc/elections/1";
const draft = new URL(mailDraft("vera@example.org", "Cluster & Partner of the Year", list, receipt));

test("the draft goes to the voter, with the tracker and where to find it", () => {
  expect(draft.protocol).toBe("mailto:");
  expect(decodeURIComponent(draft.pathname)).toBe("vera@example.org");
  expect(draft.searchParams.get("subject")).toBe("My receipt: Cluster & Partner of the Year");
  expect(draft.searchParams.get("body")).toContain(receipt.tracker);
  expect(draft.searchParams.get("body")).toContain(list);
});

test("the draft says when the ballot came and where it is, and nothing else", () => {
  const body = (draft.searchParams.get("body") ?? "")
    .replace(receipt.tracker, "TRACKER")
    .replace(list, "LIST");
  expect(body).toMatch(
    /^My ballot was received on 25 November, \d\d:\d\d\. Its tracker:\n\nTRACKER\n\nI find it on the public list: LIST$/,
  );
});
