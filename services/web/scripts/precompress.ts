/** Write a gzip file beside every text file of the build, so that the front door serves it as it lies. */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { constants, gzipSync } from "node:zlib";

for (const file of globSync("dist/**/*.{js,css,html,svg,json}")) {
  writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }));
}
