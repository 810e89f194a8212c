import { expect, test } from "vitest";
import { keyFileName, readKeyFile, writeKeyFile } from "./keyFile";

const file = { election: "e1", number: 2, name: "Zoë", seed: "abc", secret: "123" };

test("a key file is read as it was written", () => {
  expect(readKeyFile(writeKeyFile(file))).toEqual(file);
});

test.each(["", "{}", "[]", '{"election":"e1","number":2,"name":"Z","seed":"s","secret":"x"}'])(
  "%s is no key file",
  (text) => {
    expect(readKeyFile(text)).toBeNull();
  },
);

test("a key file is named after the election and its trustee, in letters that every disk takes", () => {
  expect(keyFileName("Cluster of the Year", "Zoë Dvořák")).toBe(
    "plenaria-key-cluster-of-the-year-zoe-dvorak.json",
  );
});
