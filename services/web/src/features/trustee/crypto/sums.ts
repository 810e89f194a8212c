/**
 * Adding the public list of ballots up anew before a trustee opens anything: whoever runs the platform could else ask
 * for the opening of a single ballot. That the ballots themselves are good is for the verifier to check.
 */
import { P, power } from "../../../elections/group.ts";
import { DoesNotHold, list, read, record, text, write } from "./wire.ts";

const one = BigInt(1);
const block = 512;

interface File {
  readonly name: string;
  readonly body: string;
}

/** Read the files of an archive (old-style tar), each checked against the hash that names it. */
async function readFiles(archive: Uint8Array<ArrayBuffer>): Promise<File[]> {
  const ascii = (from: number, to: number) =>
    new TextDecoder("ascii").decode(archive.subarray(from, to)).replace(/\0.*$/s, "");
  const files: File[] = [];
  for (let at = 0; at < archive.length; ) {
    const name = ascii(at, at + 100);
    const size = Number.parseInt(ascii(at + 124, at + 136), 8);
    if (!Number.isSafeInteger(size)) throw new DoesNotHold("the public list cannot be read");
    const body = archive.slice(at + block, at + block + size);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
    const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (files.length > 0 && !name.startsWith(`${hash}.`))
      throw new DoesNotHold("the public list was changed");
    files.push({ name, body: new TextDecoder().decode(body) });
    at += block + Math.ceil(size / block) * block;
  }
  return files;
}

/** Give the election's file, the weights and the ballots, in the order of the box. */
function contents(files: readonly File[]) {
  const data = new Map(files.map(({ name, body }) => [name.slice(0, 64), body]));
  const held = (hash: unknown) => data.get(text(hash)) ?? "null";
  const ballots: string[] = [];
  let setup: unknown;
  for (const { name, body } of files) {
    if (!name.endsWith(".event.json")) continue;
    const event: { type?: unknown; payload?: unknown } = JSON.parse(body);
    if (event.type === "Setup") setup = JSON.parse(held(event.payload));
    if (event.type === "Ballot") ballots.push(held(event.payload));
  }
  const { election, credentials } = record(setup, "election", "trustees", "credentials");
  const weights = list(JSON.parse(held(credentials))).map((line) => text(line).split(","));
  return {
    form: held(election),
    weights: new Map(weights.map(([key, weight = "1"]) => [key ?? "", BigInt(weight)])),
    ballots,
  };
}

interface Ballot {
  credential: string;
  answers: { choices: { alpha: string; beta: string }[] }[];
}

/** Add the last ballot of each credential up, and refuse sums that are others. */
export async function checkSums(
  archive: Uint8Array<ArrayBuffer>,
  form: string,
  tally: string,
): Promise<number> {
  const found = contents(await readFiles(archive));
  if (found.form !== form) throw new DoesNotHold("the public list is of another election");
  const last = new Map<string, Ballot>();
  for (const each of found.ballots) {
    const ballot: Ballot = JSON.parse(each);
    last.set(ballot.credential, ballot);
  }
  const rows = list(read(tally)).map((row) => list(row).map(() => ({ alpha: one, beta: one })));
  for (const { credential, answers } of last.values()) {
    const weight = found.weights.get(credential);
    if (weight === undefined) throw new DoesNotHold("a ballot is of nobody on the roll");
    const raised = (value: string) => (weight === one ? BigInt(value) : power(BigInt(value), weight));
    for (const [row, sums] of rows.entries())
      for (const [column, sum] of sums.entries()) {
        const choice = answers[row]?.choices[column];
        if (choice === undefined) throw new DoesNotHold("a ballot has another form");
        sum.alpha = (sum.alpha * raised(choice.alpha)) % P;
        sum.beta = (sum.beta * raised(choice.beta)) % P;
      }
  }
  const added = rows.map((row) =>
    row.map(({ alpha, beta }) => ({ alpha: String(alpha), beta: String(beta) })),
  );
  if (write(added) !== tally)
    throw new DoesNotHold("the sums are not those of the public list: do not open them");
  return last.size;
}
