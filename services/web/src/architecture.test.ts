import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

/** What each folder may import of the others; of a feature another feature sees the index alone. */
const allowed: Record<string, string[]> = {
  ui: [],
  time: ["i18n"],
  i18n: ["locales"],
  http: [],
  api: [],
  live: ["http"],
  livekit: ["ui", "http", "api"],
  elections: [],
  app: ["ui", "time", "i18n", "http", "api", "live", "features"],
  features: ["ui", "time", "i18n", "http", "api", "live", "livekit", "elections", "app", "features"],
};

interface Import {
  from: string;
  to: string;
}

const sources = globSync("src/**/*.{ts,tsx}").filter((file) => !/\.test\.tsx?$/.test(file));
const imports: Import[] = sources.flatMap((file) => {
  const names = readFileSync(file, "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"/g);
  return [...names].map(([, name = ""]) => ({
    from: relative("src", file),
    to: name.startsWith(".") ? relative("src", join(dirname(file), name)) : name.replace(/^@\//, ""),
  }));
});
const folder = (path: string) => path.split("/")[0] ?? "";
const feature = (path: string) => path.split("/").slice(0, 2).join("/");

test("a folder imports only what lies below it", () => {
  const wrong = imports.filter(({ from, to }) => {
    const may = allowed[folder(from)];
    return (
      may !== undefined && folder(to) in allowed && folder(to) !== folder(from) && !may.includes(folder(to))
    );
  });
  expect(wrong).toEqual([]);
});

test("the shell knows of a feature only its routes and its contributions", () => {
  const wrong = imports.filter(
    ({ from, to }) => folder(from) === "app" && folder(to) === "features" && !/\/(routes|feature)$/.test(to),
  );
  expect(wrong).toEqual([]);
});

test("a feature sees of another only its index", () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      folder(from) === "features" &&
      folder(to) === "features" &&
      feature(from) !== feature(to) &&
      to !== feature(to) &&
      to !== `${feature(to)}/index`,
  );
  expect(wrong).toEqual([]);
});

test("only the livekit folder imports livekit-client, and nobody imports it before a room is entered", () => {
  const direct = imports.filter(({ from, to }) => to === "livekit-client" && folder(from) !== "livekit");
  const early = imports.filter(
    ({ from, to }) => folder(to) === "livekit" && /\/(routes|feature)\.tsx?$/.test(from),
  );
  expect([...direct, ...early]).toEqual([]);
});
