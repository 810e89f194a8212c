/**
 * Generate `src/api/<service>.ts` from the OpenAPI documents that `python -m shared.http.export` wrote;
 * with --check, write nothing and fail where a file is not what its document gives.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Say where the documents are: npm run api -- FOLDER");
  process.exit(2);
}

async function generate(document: string): Promise<string> {
  const types = await openapiTS(pathToFileURL(document), { alphabetize: true, defaultNonNullable: false });
  const service = basename(document, ".json");
  const header = `// Generated from the OpenAPI document of ${service} by \`npm run api\`; not edited by hand.\n\n`;
  return header + astToString(types);
}

const drifted: string[] = [];
for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
  const target = `src/api/${basename(name, ".json")}.ts`;
  const text = await generate(join(folder, name));
  if (!flags.includes("--check")) writeFileSync(target, text);
  else if (!existsSync(target) || readFileSync(target, "utf8") !== text) drifted.push(target);
}
if (drifted.length > 0) {
  console.error(`Not what the services say any more, run npm run api: ${drifted.join(", ")}`);
  process.exit(1);
}
