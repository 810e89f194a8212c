import { constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Write a gzip file beside every script and style of the build, so that the front door serves it as it lies. */
export const precompressed = (): Plugin => ({
  name: "precompressed",
  apply: "build",
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (!/\.(js|css)$/.test(file.fileName)) continue;
      const text = file.type === "chunk" ? file.code : file.source;
      const source = gzipSync(text, { level: constants.Z_BEST_COMPRESSION });
      this.emitFile({ type: "asset", fileName: `${file.fileName}.gz`, source });
    }
  },
});
