/** A trustee's place in the group, and the seed that the keys to sign with and to be written to come from. */
import { generator, number, Q, sha256 } from "../../../elections/group.ts";
import { opened, type SignedMessage, signed, unopened } from "./messages.ts";
import { DoesNotHold, publicKey, read, record, write } from "./wire.ts";

const letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const group = "BELENIOS-2048";

export interface Place {
  /** Counted from 1. */
  readonly index: number;
  readonly size: number;
  readonly threshold: number;
}

/** The two public keys of a certificate. */
export interface Owner {
  readonly verification: bigint;
  readonly encryption: bigint;
}

export interface Member extends Place {
  readonly signing: bigint;
  readonly decryption: bigint;
  readonly owner: Owner;
}

/** Draw a seed: 22 letters of base 58, uniform. */
export function drawSeed(): string {
  let seed = "";
  while (seed.length < 22) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < 4 * letters.length) seed += letters[byte % letters.length];
  }
  return seed;
}

const derive = async (use: string, seed: string) => number(await sha256(`${use}|${seed}`)) % Q;

/** Derive a trustee's keys from the seed. */
export async function memberOf(seed: string, place: Place): Promise<Member> {
  const [signing, decryption] = await Promise.all([derive("sk", seed), derive("dk", seed)]);
  const owner = { verification: generator.power(signing), encryption: generator.power(decryption) };
  return { ...place, signing, decryption, owner };
}

const certificateValue = ({ verification, encryption }: Owner, { size, threshold, index }: Place) => ({
  context: { group, size, threshold, index },
  verification: String(verification),
  encryption: String(encryption),
});

/** Step 1: make the certificate. */
export const certify = (member: Member): Promise<SignedMessage> =>
  signed(certificateValue(member.owner, member), member.signing);

async function readCertificate(certificate: unknown, place: Place): Promise<Owner> {
  const fields = record(unopened(certificate), "context", "verification", "encryption");
  const owner = {
    verification: publicKey(fields["verification"]),
    encryption: publicKey(fields["encryption"]),
  };
  if (write(await opened(certificate, owner.verification)) !== write(certificateValue(owner, place)))
    throw new DoesNotHold("a certificate is of another ceremony");
  return owner;
}

/** Check the certificates of all, and that one's own stands in its place. */
export async function readCertificates(member: Member, texts: readonly string[]) {
  const certificates = texts.map(read);
  const owners: Owner[] = [];
  for (const [at, certificate] of certificates.entries())
    owners.push(await readCertificate(certificate, { ...member, index: at + 1 }));
  const own = owners[member.index - 1];
  if (owners.length !== member.size || own?.verification !== member.owner.verification)
    throw new DoesNotHold("your own certificate is not in its place");
  if (
    own.encryption !== member.owner.encryption ||
    new Set(owners.map((each) => each.verification)).size < owners.length
  )
    throw new DoesNotHold("two certificates are of the same key");
  return { certificates, owners };
}
