import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rolldown } from "rolldown";
import type { Plugin } from "vite";

const FOLDER = join(import.meta.dirname, "..", "verifier");

async function bundled(name: string, define: Record<string, string> = {}): Promise<string> {
  const build = await rolldown({ input: join(FOLDER, name), transform: { define }, platform: "browser" });
  const { output } = await build.generate({ format: "iife", minify: false });
  await build.close();
  return output[0].code;
}

/** The verifier page as one file that needs nothing beside it. */
export async function verifierPage(): Promise<string> {
  const worker = await bundled("worker.ts");
  const page = await bundled("page.ts", { WORKER: JSON.stringify(worker) });
  const template = await readFile(join(FOLDER, "page.html"), "utf8");
  return template.replace("/*PAGE*/", () => page.replaceAll("</script", "<\\/script"));
}

/** Write `verifier.html` beside the client. */
export const verifier = (): Plugin => ({
  name: "verifier",
  apply: "build",
  async writeBundle({ dir }) {
    if (dir !== undefined) await writeFile(join(dir, "verifier.html"), await verifierPage());
  },
});
