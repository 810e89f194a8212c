/**
 * JSON in its one spelling: no spaces, no key twice, whole numbers only, and only those escapes that must be.
 * Every hash of an election is taken over the bytes, so a second spelling of the same value is refused.
 */
import { demand, Refusal } from "./refusal.ts";

export type Json = null | boolean | number | string | Json[] | Map<string, Json>;

/** The format nests eight deep. */
const DEEPEST = 32;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a text may not hold unescaped
const PLAIN = /[^"\\\u0000-\u001f\u007f]+/y;
const ESCAPE = /\\(?:(["\\bfnrt])|u00(0[0-7bef]|1[0-9a-f]|7f))/y;
const WORD = /null|true|false/y;
const INTEGER = /(?:0|-?[1-9][0-9]{0,14})(?![0-9.eE])/y;
const SHORT: Record<string, string> = {
  '"': '"',
  "\\": "\\",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

class Reader {
  private readonly text: string;
  private position = 0;

  constructor(text: string) {
    this.text = text;
  }

  whole(): Json {
    const value = this.value(0);
    if (this.position !== this.text.length) this.fail();
    return value;
  }

  private fail(): never {
    throw new Refusal("canonical-form", `not JSON in its one spelling, at letter ${this.position + 1}`);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text);
    if (found) this.position = pattern.lastIndex;
    return found;
  }

  private take(letter: string): boolean {
    if (this.text[this.position] !== letter) return false;
    this.position++;
    return true;
  }

  private value(depth: number): Json {
    if (depth > DEEPEST) this.fail();
    if (this.text[this.position] === '"') return this.string();
    if (this.take("[")) return this.list(depth);
    if (this.take("{")) return this.record(depth);
    const word = this.match(WORD)?.[0];
    if (word !== undefined) return word === "null" ? null : word === "true";
    const digits = this.match(INTEGER)?.[0];
    return digits === undefined ? this.fail() : Number(digits);
  }

  private string(): string {
    if (!this.take('"')) this.fail();
    let read = "";
    while (!this.take('"')) {
      const plain = this.match(PLAIN);
      read += plain ? plain[0] : this.escaped();
    }
    return read;
  }

  private escaped(): string {
    const [, short, code] = this.match(ESCAPE) ?? this.fail();
    return code === undefined
      ? (SHORT[short ?? ""] ?? this.fail())
      : String.fromCharCode(Number.parseInt(code, 16));
  }

  private list(depth: number): Json[] {
    const entries: Json[] = [];
    if (this.take("]")) return entries;
    do entries.push(this.value(depth + 1));
    while (this.take(","));
    return this.take("]") ? entries : this.fail();
  }

  private record(depth: number): Map<string, Json> {
    const fields = new Map<string, Json>();
    if (this.take("}")) return fields;
    do {
      const key = this.string();
      if (fields.has(key) || !this.take(":")) this.fail();
      fields.set(key, this.value(depth + 1));
    } while (this.take(","));
    return this.take("}") ? fields : this.fail();
  }
}

/** Gives the text of bytes that are exactly its UTF-8. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal("canonical-form", "not UTF-8");
  }
}

/** Reads JSON that is written canonically. */
export const read = (written: Uint8Array | string): Json =>
  new Reader(typeof written === "string" ? written : decode(written)).whole();

/** Takes a record that has exactly these keys in this order; those with a question mark may be absent. */
export function record(value: Json, name: string, keys: readonly string[]): (key: string) => Json {
  demand(value instanceof Map, "format", `${name} is not a record`);
  const expected = keys
    .filter((key) => !key.endsWith("?") || value.has(key.slice(0, -1)))
    .map((key) => key.replace("?", ""));
  const same = value.size === expected.length && [...value.keys()].every((key, i) => key === expected[i]);
  demand(same, "format", `${name} has not the keys ${expected.join(", ")}, in this order`);
  return (key) => value.get(key) ?? null;
}

/** Takes a list, of a length if one is given. */
export function list(value: Json, name: string, length?: number): Json[] {
  demand(Array.isArray(value), "format", `${name} is not a list`);
  const fits = length === undefined || value.length === length;
  demand(fits, "format", `${name} has ${value.length} entries instead of ${length}`);
  return value;
}

/** Takes a text. */
export function text(value: Json, name: string): string {
  demand(typeof value === "string", "format", `${name} is not a text`);
  return value;
}

/** Takes a small whole number, written as a number. */
export function integer(value: Json, name: string, least: number, most: number): number {
  demand(typeof value === "number", "format", `${name} is not a whole number`);
  demand(value >= least && value <= most, "format", `${name} is not between ${least} and ${most}`);
  return value;
}

/** Takes a big number, written as a text of decimal digits. */
export function natural(value: Json, name: string): bigint {
  const digits = text(value, name);
  const plain = /^(?:0|[1-9][0-9]{0,616})$/.test(digits);
  demand(plain, "format", `${name} is not a number in plain decimal digits`);
  return BigInt(digits);
}

/** Writes a value in its one spelling. */
export function write(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  if (value instanceof Map) {
    return `{${[...value].map(([name, each]) => `${JSON.stringify(name)}:${write(each)}`).join(",")}}`;
  }
  return JSON.stringify(value).replaceAll("\u007f", "\\u007f");
}
