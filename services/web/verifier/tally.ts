/** The encrypted sums, the trustees' partial decryptions of them, and the counts these give. */
import type { Ballot } from "./ballot.ts";
import { choicesOf, type Election } from "./election.ts";
import { element, G, P, Powers, times } from "./group.ts";
import { integer, list, read, record } from "./json.ts";
import { proof, provesDecryption } from "./proofs.ts";
import { at, demand, Refusal, within } from "./refusal.ts";
import { hexDigest } from "./sha256.ts";
import { shares, type Trustee } from "./trustees.ts";

export interface Sum {
  alpha: Powers;
  beta: bigint;
}

export interface Tally {
  voters: number;
  weight: number;
  sums: Sum[][];
}

/** The ballots that count: of each credential the last. */
export const lastOf = (ballots: Ballot[]) => new Map(ballots.map((ballot) => [ballot.credential, ballot]));

const scaled = (base: bigint, weight: number) =>
  weight === 1 ? base : new Powers(base).power(BigInt(weight));

/** Adds the ballots that count, each as often as its credential weighs. */
export function tallyOf(election: Election, ballots: Ballot[], weights: Map<string, number>): Tally {
  const counted = [...lastOf(ballots).values()];
  const weightOf = ({ credential }: Ballot) => weights.get(credential) ?? 0;
  const product = (question: number, choice: number, part: "alpha" | "beta") =>
    counted
      .map((ballot) => {
        const value = at(at(ballot.answers, question).choices, choice)[part];
        return scaled(BigInt(typeof value === "string" ? value : 0), weightOf(ballot));
      })
      .reduce(times, 1n);
  const sums = election.questions.map((question, row) =>
    Array.from({ length: choicesOf(question) }, (_, column) => ({
      alpha: new Powers(product(row, column, "alpha")),
      beta: product(row, column, "beta"),
    })),
  );
  return { voters: counted.length, weight: counted.map(weightOf).reduce((a, b) => a + b, 0), sums };
}

const bytes = (text: string) => new TextEncoder().encode(text);
const same = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

/** Refuses a recorded tally that is not the sum of the ballots, byte for byte. */
export function checkTally(tally: Tally, [sums, counted]: Uint8Array[]): void {
  const rows = tally.sums.map(
    (row) => `[${row.map(({ alpha, beta }) => `{"alpha":"${alpha.base}","beta":"${beta}"}`).join(",")}]`,
  );
  const written = `[${rows.join(",")}]`;
  const hash = hexDigest(written);
  const beside = `{"num_tallied":${tally.voters},"total_weight":${tally.weight},"encrypted_tally":"${hash}"}`;
  const holds = sums && counted && same(sums, bytes(written)) && same(counted, bytes(beside));
  demand(holds === true, "tally", "the recorded tally is not the sum of the ballots");
}

export type Decryptions = Map<number, bigint[][]>;

/** Reads a partial decryption: the factors of one trustee, each proven to be made with that trustee's key. */
export function readDecryption(
  election: Election,
  tally: Tally,
  keys: Powers[],
  done: Decryptions,
  [file, owned]: Uint8Array[],
): void {
  const field = record(read(owned ?? new Uint8Array()), "the record", ["owner", "payload"]);
  const owner = integer(field("owner"), "owner", 1, keys.length);
  const data = file ?? new Uint8Array();
  demand(field("payload") === hexDigest(data), "chain", "the record does not name the decryption before it");
  demand(!done.has(owner), "partial-decryption", `trustee ${owner} has decrypted already`);
  const names = ["decryption_factors", "decryption_proofs"];
  const parts = record(read(data), "the partial decryption", names);
  const factors = list(parts("decryption_factors"), "the factors", tally.sums.length);
  const proofs = list(parts("decryption_proofs"), "the proofs", tally.sums.length);
  const key = at(keys, owner - 1);
  const prefix = `decrypt|${election.fingerprint}|${key.base}|`;
  const rows = tally.sums.map((sums, row) =>
    within(`question ${row + 1}`, () => {
      const factor = list(at(factors, row), "the factors", sums.length);
      const proven = list(at(proofs, row), "the proofs", sums.length);
      return sums.map(({ alpha }, column) => {
        const name = `the factor of choice ${column + 1}`;
        const read = element(at(factor, column), name);
        const holds = provesDecryption(prefix, key, alpha, read, proof(at(proven, column), "a proof"));
        demand(holds, "partial-decryption", `${name} is not proven to be the trustee's`);
        return read.base;
      });
    }),
  );
  done.set(owner, rows);
}

/** Finds how often g was multiplied: baby steps and giant steps, up to a bound. */
function countsUpTo(bound: number): (power: bigint) => number {
  const width = Math.floor(Math.sqrt(bound)) + 1;
  const small = new Map<bigint, number>();
  let step = 1n;
  for (let exponent = 0; exponent < width; exponent++) {
    small.set(step, exponent);
    step = times(step, G);
  }
  const giant = inverse(step);
  return (power) => {
    let left = power;
    for (let giants = 0; giants <= width; giants++, left = times(left, giant)) {
      const count = giants * width + (small.get(left) ?? bound + 1);
      if (count <= bound) return count;
    }
    throw new Refusal("result", `a sum holds no count between 0 and ${bound}`);
  };
}

/** The inverse modulo p by Euclid's algorithm. */
function inverse(number: bigint): bigint {
  let [a, b, x, y] = [P, ((number % P) + P) % P, 0n, 1n];
  while (b > 0n) {
    const quotient = a / b;
    [a, b, x, y] = [b, a - quotient * b, y, x - quotient * y];
  }
  return ((x % P) + P) % P;
}

/** Combines the partial decryptions to the counts; null while too few trustees have decrypted. */
export function resultOf(tally: Tally, trustees: Trustee[], done: Decryptions): number[][] | null {
  const exponents = shares(trustees, new Set(done.keys()));
  if (exponents === null) return null;
  const count = countsUpTo(tally.weight);
  return tally.sums.map((sums, row) =>
    within(`question ${row + 1}`, () =>
      sums.map(({ beta }, column) => {
        const factors = [...exponents].map(([owner, share]) => {
          const factor = at(at(done.get(owner) ?? [], row), column);
          return share === 1n ? factor : new Powers(factor).power(share);
        });
        return count(times(beta, inverse(factors.reduce(times, 1n))));
      }),
    ),
  );
}
