import * as v from "valibot";

const KeyFile = v.object({
  election: v.string(),
  number: v.number(),
  name: v.string(),
  seed: v.string(),
  secret: v.pipe(v.string(), v.regex(/^\d{1,78}$/)),
});
/** What a trustee keeps: `secret` opens their part, `seed` is what it was made from. */
export type KeyFile = v.InferOutput<typeof KeyFile>;

/** Read a key file; null where the text is none. */
export function readKeyFile(text: string): KeyFile | null {
  try {
    const read = v.safeParse(KeyFile, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

export const writeKeyFile = (file: KeyFile): string => `${JSON.stringify(file, null, 2)}\n`;

/** A name under which the file is found again: the election and who. */
export function keyFileName(title: string, name: string): string {
  const plain = `${title} ${name}`
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `plenaria-key-${plain || "trustee"}.json`;
}
