/** A trustee's partial decryption of the encrypted sums. */
import { fingerprint, generator } from "../../../elections/group.ts";
import { proveDecryption } from "./proofs.ts";
import { DoesNotHold, element, exponent, list, read, record, write } from "./wire.ts";

/** Tell whether a secret is the one of a public key. */
export const fits = (secret: string, publicKey: string): boolean =>
  String(generator.power(exponent(secret))) === publicKey;

/**
 * Raise every α of the sums to the secret, and prove it.
 *
 * @param form the election's file, whose hash binds the proofs
 * @param tally the encrypted sums, a row for each question
 */
export async function decrypt(
  form: string,
  tally: string,
  secret: string,
  publicKey: string,
): Promise<string> {
  if (!fits(secret, publicKey)) throw new DoesNotHold("the key is of another trustee");
  const prefix = `decrypt|${await fingerprint(form)}|${publicKey}|`;
  const decryption_factors = [];
  const decryption_proofs = [];
  for (const row of list(read(tally))) {
    const parts = [];
    for (const sum of list(row)) {
      const alpha = element(record(sum, "alpha", "beta")["alpha"]);
      parts.push(await proveDecryption(prefix, alpha, exponent(secret)));
    }
    decryption_factors.push(parts.map(({ factor }) => String(factor)));
    decryption_proofs.push(parts.map(({ proof }) => proof));
  }
  return write({ decryption_factors, decryption_proofs });
}
