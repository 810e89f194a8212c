/** The trustees: single ones, all of whom must decrypt, and threshold groups (Belenios 3.x), of whom some suffice. */
import { element, key, NAME, type Powers, Q, times } from "./group.ts";
import { integer, type Json, list, read, record, text, write } from "./json.ts";
import { type Proof, proof, provesKnowledge, signs } from "./proofs.ts";
import { at, demand, within } from "./refusal.ts";

export interface Trustee {
  /** How many of the keys must take part. */
  threshold: number;
  /** The keys under which partial decryptions come. */
  keys: Powers[];
  publicKey: bigint;
}

interface Signed {
  message: string;
  signature: Proof;
  wire: Json;
}

function signed(value: Json, name: string): Signed {
  const field = record(value, name, ["message", "signature"]);
  return { message: text(field("message"), name), signature: proof(field("signature"), name), wire: value };
}

function readKey(value: Json, isMember: boolean): { key: Powers; signature: Proof | null } {
  const keys = isMember ? ["pok", "public_key", "signature"] : ["pok", "public_key"];
  const field = record(value, "the key", keys);
  const read = key(field("public_key"), "public_key");
  const known = provesKnowledge(`pok|${NAME}|${read.base}|`, read, proof(field("pok"), "pok"));
  demand(known, "trustee-keys", "the secret of the key is not proven to be known");
  return { key: read, signature: isMember ? proof(field("signature"), "signature") : null };
}

/** Reads a certificate: it must be of this place of this group, and be signed with the key it names. */
function certified(certificate: Signed, size: number, threshold: number, index: number): Powers {
  const field = record(read(certificate.message), "the certificate", [
    "context",
    "verification",
    "encryption",
  ]);
  const of = record(field("context"), "the context", ["group", "size", "threshold", "index"]);
  const fits =
    of("group") === NAME && of("size") === size && of("threshold") === threshold && of("index") === index;
  demand(fits, "threshold-agreement", "the certificate is not of this place of the group");
  const verification = key(field("verification"), "verification");
  key(field("encryption"), "encryption");
  const own = signs(certificate.message, verification, certificate.signature);
  demand(own, "threshold-agreement", "the certificate is not signed with its own key");
  return verification;
}

/** Reads what a member committed to: as many elements as the threshold, signed by it. */
function committed(commitment: Signed, signer: Powers, threshold: number): Powers[] {
  const own = signs(commitment.message, signer, commitment.signature);
  demand(own, "threshold-agreement", "the commitments are not signed by the member");
  const field = record(read(commitment.message), "the commitments", ["coefexps"]);
  return list(field("coefexps"), "coefexps", threshold).map((value) => element(value, "coefexps"));
}

/** The key that all members' commitments give the member at a place: the product of the A_ik^(place^k). */
function expectedKey(coefexps: Powers[][], place: number): bigint {
  const factors = coefexps.flatMap((own) =>
    own.map((coefficient, k) => coefficient.power(BigInt(place) ** BigInt(k) % Q)),
  );
  return factors.reduce(times, 1n);
}

function readGroup(value: Json): Trustee {
  const names = ["threshold", "certs", "coefexps", "signatures", "verification_keys"];
  const field = record(value, "the group", names);
  const certificates = list(field("certs"), "certs").map((each) => signed(each, "the certificate"));
  const size = certificates.length;
  const threshold = integer(field("threshold"), "threshold", 1, size);
  const commitments = list(field("coefexps"), "coefexps", size).map((each) =>
    signed(each, "the commitments"),
  );
  const agreements = list(field("signatures"), "signatures", size).map((each) =>
    proof(each, "the agreement"),
  );
  const keys = list(field("verification_keys"), "verification_keys", size);
  const place = <T>(index: number, work: () => T) => within(`member ${index + 1}`, work);
  const signers = certificates.map((each, i) => place(i, () => certified(each, size, threshold, i + 1)));
  const different = new Set(signers.map(({ base }) => base)).size === size;
  demand(different, "threshold-agreement", "two members have the same key");
  const coefexps = commitments.map((each, i) => place(i, () => committed(each, at(signers, i), threshold)));
  coefexps.forEach((own, i) => {
    const agreed = new Map<string, Json>([
      ["certs", certificates.map(({ wire }) => wire)],
      ["coefexps", own.map(({ base }) => String(base))],
    ]);
    const holds = signs(`certs_sig|${write(agreed)}`, at(signers, i), at(agreements, i));
    place(i, () => demand(holds, "threshold-agreement", "the member did not agree to these certificates"));
  });
  const members = keys.map((each, i) =>
    place(i, () => {
      const { key: own, signature } = readKey(each, true);
      const given = own.base === expectedKey(coefexps, i + 1);
      demand(given, "threshold-agreement", "the key is not the one that the commitments give");
      const holds = signature !== null && signs(String(own.base), at(signers, i), signature);
      demand(holds, "threshold-agreement", "the key is not signed by the member");
      return own;
    }),
  );
  const publicKey = coefexps.map((own) => at(own, 0).base).reduce(times, 1n);
  return { threshold, keys: members, publicKey };
}

/** Reads the list of trustees. */
export const readTrustees = (file: Uint8Array): Trustee[] =>
  within("trustees", () => {
    const entries = list(read(file), "the list of trustees");
    demand(entries.length > 0, "trustee-keys", "there is no trustee");
    return entries.map((entry, index) =>
      within(`entry ${index + 1}`, () => {
        const [kind, value] = list(entry, "the entry", 2);
        if (kind === "Pedersen") return readGroup(value ?? null);
        demand(kind === "Single", "trustee-keys", "the kind of trustee is neither Single nor Pedersen");
        const { key: own } = readKey(value ?? null, false);
        return { threshold: 1, keys: [own], publicKey: own.base };
      }),
    );
  });

/** The exponents with which the factors of those who decrypted are multiplied, by the number of their key. */
export function shares(trustees: Trustee[], owners: Set<number>): Map<number, bigint> | null {
  const found = new Map<number, bigint>();
  let first = 1;
  for (const { threshold, keys } of trustees) {
    const used = keys.map((_, index) => index + 1).filter((index) => owners.has(first + index - 1));
    if (used.length < threshold) return null;
    const chosen = used.slice(0, threshold);
    for (const index of chosen) {
      found.set(first + index - 1, keys.length === 1 && threshold === 1 ? 1n : lagrange(index, chosen));
    }
    first += keys.length;
  }
  return found;
}

/** The factor of a member's share when the members at these places are interpolated at 0, modulo q. */
function lagrange(index: number, places: number[]): bigint {
  let above = 1n;
  let below = 1n;
  for (const other of places.filter((place) => place !== index)) {
    above = (above * BigInt(other)) % Q;
    below = (((below * BigInt(other - index)) % Q) + Q) % Q;
  }
  return (above * inverse(below)) % Q;
}

/** Fermat: the inverse modulo the prime q is the power q - 2. */
function inverse(number: bigint): bigint {
  let result = 1n;
  for (let square = number, left = Q - 2n; left > 0n; left >>= 1n, square = (square * square) % Q) {
    if (left & 1n) result = (result * square) % Q;
  }
  return result;
}

/** Tells whether the trustees' parts make the election's key. */
export const makeKey = (trustees: Trustee[], publicKey: Powers) =>
  trustees.map((trustee) => trustee.publicKey).reduce(times, 1n) === publicKey.base;
