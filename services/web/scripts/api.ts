/** Generate `src/api/<service>.ts` from the OpenAPI documents that `python -m shared.http.export` wrote. */
import { readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Say where the documents are: npm run api -- FOLDER");
  process.exit(2);
}
for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const service = basename(file, ".json");
  const types = await openapiTS(pathToFileURL(join(folder, file)), { alphabetize: true });
  const header = `// Generated from the OpenAPI document of ${service} by \`npm run api\`; not edited by hand.\n\n`;
  writeFileSync(`src/api/${service}.ts`, header + astToString(types));
}
