/** The key ceremony of a threshold group as a trustee's browser plays it (Belenios 3.x): deal, then open the shares. */
import { draw, generator, modulo, P, power } from "../../../elections/group.ts";
import { type Member, type Owner, readCertificates } from "./member.ts";
import { opened, receive, send, signed } from "./messages.ts";
import { checkSignature, proveKnowledge, sign } from "./proofs.ts";
import { DoesNotHold, element, exponent, list, read, record, text, write } from "./wire.ts";

const zero = BigInt(0);
const one = BigInt(1);

const agreement = (certs: readonly unknown[], coefexps: readonly bigint[]) =>
  `certs_sig|${write({ certs, coefexps: coefexps.map(String) })}`;

const evaluate = (coefficients: readonly bigint[], at: number) =>
  coefficients.reduceRight((value, coefficient) => modulo(value * BigInt(at) + coefficient), zero);

/** Compute g^f(index) from the commitments to f. */
const committed = (coefexps: readonly bigint[], index: number) =>
  coefexps.reduceRight((value, commitment) => (power(value, BigInt(index)) * commitment) % P, one);

/** Step 2: draw a polynomial, commit to it, agree to all certificates, and encrypt a share for each trustee. */
export async function deal(member: Member, texts: readonly string[]): Promise<string> {
  const { certificates, owners } = await readCertificates(member, texts);
  const coefficients = Array.from({ length: member.threshold }, draw);
  const coefexps = coefficients.map((coefficient) => generator.power(coefficient));
  const secrets: string[] = [];
  for (const [at, { encryption }] of owners.entries()) {
    const share = write({ secret: String(evaluate(coefficients, at + 1)) });
    secrets.push(await send(share, member.signing, encryption));
  }
  return write({
    coefexps: await signed({ coefexps: coefexps.map(String) }, member.signing),
    signature: await sign(agreement(certificates, coefexps), member.signing),
    secrets,
  });
}

async function openShare(member: Member, certificates: readonly unknown[], dealer: Owner, dealing: string) {
  const fields = record(read(dealing), "coefexps", "signature", "secrets");
  const commitment = record(await opened(fields["coefexps"], dealer.verification), "coefexps");
  const coefexps = list(commitment["coefexps"]).map(element);
  if (coefexps.length !== member.threshold) throw new DoesNotHold("the commitments are too few or too many");
  await checkSignature(agreement(certificates, coefexps), dealer.verification, fields["signature"]);
  const mine = text(list(fields["secrets"])[member.index - 1]);
  const plain = await receive(mine, dealer.verification, member.owner.encryption, member.decryption);
  const share = exponent(record(read(plain), "secret")["secret"]);
  if (generator.power(share) !== committed(coefexps, member.index))
    throw new DoesNotHold("the share does not fit its commitments");
  return share;
}

/** Step 3: open and check the shares of all dealings; the secret to keep, and the public key to hand in. */
export async function receiveShares(
  member: Member,
  certificateTexts: readonly string[],
  dealings: readonly string[],
): Promise<{ secret: string; key: string }> {
  const { certificates, owners } = await readCertificates(member, certificateTexts);
  if (dealings.length !== owners.length) throw new DoesNotHold("a dealing is missing");
  let sum = zero;
  for (const [at, owner] of owners.entries()) {
    try {
      sum += await openShare(member, certificates, owner, dealings[at] ?? "");
    } catch (error) {
      if (error instanceof DoesNotHold) throw new DoesNotHold(`from trustee ${at + 1}: ${error.message}`);
      throw error;
    }
  }
  const secret = modulo(sum);
  const public_key = String(generator.power(secret));
  const pok = await proveKnowledge(`pok|BELENIOS-2048|${public_key}|`, secret);
  const signature = await sign(public_key, member.signing);
  return { secret: String(secret), key: write({ pok, public_key, signature }) };
}
