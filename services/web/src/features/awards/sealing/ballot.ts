/** Making a ballot: encrypting the choices, proving that they are allowed, signing (Belenios, homomorphic questions). */
import {
  challenge,
  draw,
  FixedBase,
  fingerprint,
  G,
  generator,
  modulo,
  number,
  P,
  Q,
  sha256,
} from "../../../elections/group.ts";

const zero = BigInt(0);
const one = BigInt(1);

export interface Question {
  readonly answers: readonly string[];
  readonly blank?: boolean;
  readonly min: number;
  readonly max: number;
}

export interface Election {
  readonly uuid: string;
  readonly public_key: string;
  readonly questions: readonly Question[];
}

export interface SealedBallot {
  /** The ballot's bytes as text, in the one order of keys that the ballot box accepts. */
  readonly ballot: string;
  readonly tracker: string;
  /** For each question and choice the randomness of its encryption: opens the ballot, so never kept or sent. */
  readonly randomness: readonly (readonly bigint[])[];
}

/** A ciphertext (g^r, y^r·g^m) with what its maker knows of it. */
interface Sealed {
  readonly alpha: bigint;
  readonly beta: bigint;
  readonly randomness: bigint;
  readonly plain: bigint;
}

/** What the prover knows of (α, β·g^-v): the randomness, and how far the plain value is from v. */
interface Opening {
  readonly randomness: bigint;
  readonly distance: bigint;
}

/** Derive the exponent with which a voter signs from the election's uuid and the credential's code. */
async function deriveSecret(uuid: string, code: string): Promise<bigint> {
  const halves = [0, 1].map((half) => sha256(`derive_credential|${uuid}|${half}|${code}`));
  const [high, low] = await Promise.all(halves);
  return ((number(high ?? new Uint8Array()) << BigInt(256)) + number(low ?? new Uint8Array())) % Q;
}

/**
 * Encrypt, prove and sign.
 *
 * @param file the election's file as the archive holds it; its hash binds the ballot.
 * @param choices for each question a list of 0 and 1, one per answer; where blank is allowed, one more before
 *   them, which is 1 for a blank vote.
 */
export async function sealBallot(
  file: string,
  election: Election,
  code: string,
  choices: readonly (readonly number[])[],
): Promise<SealedBallot> {
  const key = new FixedBase(BigInt(election.public_key));
  const secret = await deriveSecret(election.uuid, code);
  const credential = String(generator.power(secret));
  const hash = await fingerprint(file);
  const answers = [];
  const randomness = [];
  for (const [index, question] of election.questions.entries()) {
    const chosen = choices[index] ?? [];
    checkChoices(question, chosen);
    const sealed = chosen.map((plain) => encrypt(key, plain));
    answers.push(await proveAnswer(key, `${hash}|${credential}`, question, sealed));
    randomness.push(sealed.map((each) => each.randomness));
  }
  const unsigned = { election_uuid: election.uuid, election_hash: hash, credential, answers };
  const digest = await fingerprint(JSON.stringify(unsigned));
  const w = draw();
  const c = await challenge(`sig|${digest}|`, [generator.power(w)]);
  const ballot = JSON.stringify({
    ...unsigned,
    signature: { hash: digest, proof: proof(c, modulo(w - secret * c)) },
  });
  return { ballot, tracker: await fingerprint(ballot), randomness };
}

async function proveAnswer(key: FixedBase, bound: string, question: Question, sealed: readonly Sealed[]) {
  const full = `${bound}|${sealed.map(({ alpha, beta }) => `${alpha},${beta}`).join(",")}`;
  const choices = sealed.map(({ alpha, beta }) => ({ alpha: String(alpha), beta: String(beta) }));
  const individual_proofs = [];
  for (const each of sealed) individual_proofs.push(await proveInterval(key, bound, each, 0, 1));
  const [first, ...others] = sealed;
  if (!question.blank || first === undefined) {
    const overall_proof = await proveInterval(key, full, added(sealed), question.min, question.max);
    return { choices, individual_proofs, overall_proof };
  }
  const rest = added(others);
  const allowed = openings(rest, question.min, question.max);
  const overall_proof = await proveOneOf(key, `bproof1|${full}|`, [...openings(first, 1, 1), ...allowed]);
  const blank_proof = await proveOneOf(key, `bproof0|${full}|`, [
    ...openings(first, 0, 0),
    ...openings(rest, 0, 0),
  ]);
  return { choices, individual_proofs, overall_proof, blank_proof };
}

function checkChoices(question: Question, chosen: readonly number[]) {
  const total = chosen.reduce((sum, plain) => sum + plain, 0);
  const blank = question.blank && chosen[0] === 1;
  const allowed = blank ? total === 1 : total >= question.min && total <= question.max;
  const length = question.answers.length + (question.blank ? 1 : 0);
  if (chosen.length !== length || !chosen.every((plain) => plain === 0 || plain === 1) || !allowed)
    throw new RangeError(
      `The question takes ${question.min} to ${question.max} of ${question.answers.length} answers.`,
    );
}

function encrypt(key: FixedBase, plain: number): Sealed {
  const randomness = draw();
  const beta = key.power(randomness);
  const shifted = plain === 1 ? (beta * G) % P : beta;
  return { alpha: generator.power(randomness), beta: shifted, randomness, plain: BigInt(plain) };
}

/** Multiply ciphertexts, which adds what they encrypt. */
function added(sealed: readonly Sealed[]): Sealed {
  const sum = { alpha: one, beta: one, randomness: zero, plain: zero };
  for (const each of sealed) {
    sum.alpha = (sum.alpha * each.alpha) % P;
    sum.beta = (sum.beta * each.beta) % P;
    sum.randomness += each.randomness;
    sum.plain += each.plain;
  }
  return sum;
}

function openings({ randomness, plain }: Sealed, least: number, most: number): Opening[] {
  return Array.from({ length: most - least + 1 }, (_, step) => ({
    randomness,
    distance: plain - BigInt(least + step),
  }));
}

function proveInterval(key: FixedBase, bound: string, sealed: Sealed, least: number, most: number) {
  return proveOneOf(key, `prove|${bound}|${sealed.alpha},${sealed.beta}|`, openings(sealed, least, most));
}

const proof = (c: bigint, z: bigint) => ({ challenge: String(c), response: String(z) });

/** Prove that one of several statements holds without telling which; the others are simulated. */
async function proveOneOf(key: FixedBase, prefix: string, statements: readonly Opening[]) {
  const real = statements.findIndex(({ distance }) => distance === zero);
  const drawn = statements.map((_, index) => ({ c: index === real ? zero : draw(), z: draw() }));
  const commitments = statements.flatMap(({ randomness, distance }, index) => {
    const { c, z } = drawn[index] ?? { c: zero, z: zero };
    const exponent = z + randomness * c;
    return [generator.power(exponent), (key.power(exponent) * generator.power(distance * c)) % P];
  });
  const simulated = drawn.reduce((sum, { c }) => sum + c, zero);
  const left = modulo((await challenge(prefix, commitments)) - simulated);
  return drawn.map(({ c, z }, index) =>
    index === real ? proof(left, modulo(z - (statements[index]?.randomness ?? zero) * left)) : proof(c, z),
  );
}
