/** Proofs without knowledge: what a prover could have computed only knowing the secret. */
import { exponent, GENERATOR, type Powers, Q, type Table, times } from "./group.ts";
import { type Json, record } from "./json.ts";
import { at } from "./refusal.ts";
import { sha256 } from "./sha256.ts";

export interface Proof {
  challenge: bigint;
  response: bigint;
}

export interface Ciphertext {
  alpha: Powers;
  beta: Powers;
}

/** One of the cases of a proof: this ciphertext holds this number. */
export interface Case {
  ciphertext: Ciphertext;
  holds: number;
}

/** Takes a proof. */
export function proof(value: Json, name: string): Proof {
  const field = record(value, name, ["challenge", "response"]);
  return {
    challenge: exponent(field("challenge"), `the challenge of ${name}`),
    response: exponent(field("response"), `the response of ${name}`),
  };
}

/** Hashes commitments to a challenge: prefix, then the elements joined by commas, modulo q. */
export function challenge(prefix: string, commitments: bigint[]): bigint {
  const digest = sha256(prefix + commitments.join(","));
  return digest.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n) % Q;
}

/** Tells whether the secret of a key is proven to be known (Schnorr). */
export function provesKnowledge(prefix: string, of: Powers, { challenge: c, response: z }: Proof): boolean {
  return challenge(prefix, [times(GENERATOR.power(z), of.power(c))]) === c;
}

/** Tells whether a message is signed with a key. */
export const signs = (message: string, signer: Powers, signature: Proof) =>
  provesKnowledge(`sigmsg|${message}|`, signer, signature);

/** Tells whether one of several cases is proven to be true, of ciphertexts under a key. */
export function provesOneOf(prefix: string, cases: Case[], proofs: Proof[], under: Table): boolean {
  const commitments = cases.flatMap(({ ciphertext, holds }, index) => {
    const { challenge: c, response: z } = at(proofs, index);
    const beta = times(under.power(z), ciphertext.beta.power(c));
    return [
      times(GENERATOR.power(z), ciphertext.alpha.power(c)),
      holds === 0 ? beta : times(beta, GENERATOR.power((BigInt(holds) * (Q - c)) % Q)),
    ];
  });
  const sum = proofs.reduce((total, { challenge: c }) => total + c, 0n) % Q;
  return challenge(prefix, commitments) === sum;
}

/** Tells whether a factor is proven to be alpha raised to the secret of a key. */
export function provesDecryption(
  prefix: string,
  of: Powers,
  alpha: Powers,
  factor: Powers,
  { challenge: c, response: z }: Proof,
): boolean {
  const forKey = times(GENERATOR.power(z), of.power(c));
  const forFactor = times(alpha.power(z), factor.power(c));
  return challenge(prefix, [forKey, forFactor]) === c;
}
