/** Extract every text of the interface into the English catalogue; with --check, fail if it was stale. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const catalogue = "src/locales/en.po";
const read = () => {
  try {
    return readFileSync(catalogue, "utf8");
  } catch {
    return "";
  }
};

const before = read();
execFileSync("node_modules/.bin/lingui", ["extract", "--clean"], { stdio: ["ignore", "ignore", "inherit"] });
if (process.argv.includes("--check") && read() !== before) {
  console.error(`${catalogue} was stale. It is fresh now: commit it.`);
  process.exit(1);
}
