import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/**
 * Write a gzip file beside every script and style of the build, so that the front door serves it as it lies.
 * It reads what was written: Vite still fills in the preload lists of a chunk after the bundle is generated.
 */
export const precompressed = (): Plugin => ({
  name: "precompressed",
  apply: "build",
  writeBundle({ dir }, bundle) {
    for (const name of Object.keys(bundle)) {
      if (dir === undefined || !/\.(js|css)$/.test(name)) continue;
      const path = join(dir, name);
      writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: constants.Z_BEST_COMPRESSION }));
    }
  },
});
