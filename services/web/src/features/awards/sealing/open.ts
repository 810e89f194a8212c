/**
 * Opening a test ballot: with the randomness of its encryptions anybody can recompute them. What is done here
 * uses nothing of what made the ballot but the two numbers of the group.
 */
import { G, P } from "./group.ts";

/** For each question what its encryptions hold, in the order of the choices; null where one holds neither 0 nor 1. */
export type Opened = readonly (readonly (0 | 1 | null)[])[];

const zero = BigInt(0);
const one = BigInt(1);

/** Raise to a power by squaring, the textbook way. */
function raised(base: bigint, exponent: bigint): bigint {
  let result = one;
  for (let square = base, left = exponent; left > zero; left >>= one, square = (square * square) % P) {
    if (left & one) result = (result * square) % P;
  }
  return result;
}

interface Ballot {
  answers: { choices: { alpha: string; beta: string }[] }[];
}

function heldBy(
  { alpha, beta }: { alpha: string; beta: string },
  key: bigint,
  randomness: bigint,
): 0 | 1 | null {
  if (BigInt(alpha) !== raised(G, randomness)) return null;
  const mask = raised(key, randomness);
  if (BigInt(beta) === mask) return 0;
  return BigInt(beta) === (mask * G) % P ? 1 : null;
}

/** Tell what a ballot holds from the randomness of its encryptions. */
export function openBallot(
  ballot: string,
  publicKey: string,
  randomness: readonly (readonly bigint[])[],
): Opened {
  const { answers }: Ballot = JSON.parse(ballot);
  const key = BigInt(publicKey);
  return answers.map(({ choices }, question) =>
    choices.map((choice, index) => heldBy(choice, key, randomness[question]?.[index] ?? zero)),
  );
}
