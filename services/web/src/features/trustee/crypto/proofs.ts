/** Schnorr proofs: knowledge of a secret, signatures, and that a partial decryption was made with one's key. */
import { challenge, draw, generator, modulo, P, power } from "../../../elections/group.ts";
import { DoesNotHold, exponent, record } from "./wire.ts";

/** A challenge and a response, as they are sent. */
export interface Proof {
  readonly challenge: string;
  readonly response: string;
}

const proof = (c: bigint, z: bigint): Proof => ({ challenge: String(c), response: String(z) });

/** Prove to know the exponent of a public element. */
export async function proveKnowledge(prefix: string, secret: bigint): Promise<Proof> {
  const w = draw();
  const c = await challenge(prefix, [generator.power(w)]);
  return proof(c, modulo(w - secret * c));
}

async function knows(prefix: string, key: bigint, value: unknown): Promise<boolean> {
  const fields = record(value, "challenge", "response");
  const c = exponent(fields["challenge"]);
  const commitment = (generator.power(exponent(fields["response"])) * power(key, c)) % P;
  return (await challenge(prefix, [commitment])) === c;
}

/** Sign a text. */
export const sign = (message: string, secret: bigint): Promise<Proof> =>
  proveKnowledge(`sigmsg|${message}|`, secret);

/** Check who signed a text. */
export async function checkSignature(message: string, signer: bigint, signature: unknown): Promise<void> {
  if (!(await knows(`sigmsg|${message}|`, signer, signature)))
    throw new DoesNotHold("a signature is of somebody else");
}

/** Raise α to a secret and prove that it was that secret. */
export async function proveDecryption(
  prefix: string,
  alpha: bigint,
  secret: bigint,
): Promise<{ factor: bigint; proof: Proof }> {
  const w = draw();
  const c = await challenge(prefix, [generator.power(w), power(alpha, w)]);
  return { factor: power(alpha, secret), proof: proof(c, modulo(w - secret * c)) };
}
