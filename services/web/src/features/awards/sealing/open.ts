/**
 * Opening a test ballot: with the randomness of its encryptions anybody can recompute them. What is done here
 * uses nothing of what made the ballot but the two numbers of the group.
 */
import { G, P } from "../../../elections/group.ts";

/** One encryption (g^r, y^r·g^m) with its randomness r, and the m that was found: null if neither 0 nor 1 fits. */
export interface Opened {
  readonly alpha: string;
  readonly beta: string;
  readonly randomness: string;
  readonly holds: 0 | 1 | null;
}

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

function heldBy(alpha: string, beta: string, key: bigint, randomness: bigint): 0 | 1 | null {
  if (BigInt(alpha) !== raised(G, randomness)) return null;
  const mask = raised(key, randomness);
  if (BigInt(beta) === mask) return 0;
  return BigInt(beta) === (mask * G) % P ? 1 : null;
}

/** Encrypt again with the randomness shown, and tell what a ballot holds, question by question, choice by choice. */
export function openBallot(
  ballot: string,
  publicKey: string,
  randomness: readonly (readonly bigint[])[],
): Opened[][] {
  const { answers }: Ballot = JSON.parse(ballot);
  const key = BigInt(publicKey);
  return answers.map(({ choices }, question) =>
    choices.map(({ alpha, beta }, index) => {
      const shown = randomness[question]?.[index] ?? zero;
      return { alpha, beta, randomness: String(shown), holds: heldBy(alpha, beta, key, shown) };
    }),
  );
}
