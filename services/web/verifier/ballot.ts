/** One ballot: of this election, by a listed credential, signed, and with every choice proven to be allowed. */
import { choicesOf, type Election, type Question } from "./election.ts";
import { element, Powers, type Table, times } from "./group.ts";
import { decode, type Json, list, read, record, text } from "./json.ts";
import { type Case, type Ciphertext, type Proof, proof, provesKnowledge, provesOneOf } from "./proofs.ts";
import { at, demand, within } from "./refusal.ts";
import { base64Digest } from "./sha256.ts";

interface Answer {
  choices: { alpha: Json; beta: Json }[];
  individual: Proof[][];
  overall: Proof[];
  blank: Proof[];
}

export interface Ballot {
  credential: string;
  /** What the voter looks for on the public list. */
  tracker: string;
  hash: string;
  signature: Proof;
  answers: Answer[];
}

const proofs = (value: Json, name: string, length: number) =>
  list(value, name, length).map((each) => proof(each, name));

function readAnswer(question: Question, value: Json): Answer {
  const names = ["choices", "individual_proofs", "overall_proof", ...(question.blank ? ["blank_proof"] : [])];
  const field = record(value, "the answer", names);
  const count = choicesOf(question);
  const choices = list(field("choices"), "choices", count).map((each) => {
    const choice = record(each, "a choice", ["alpha", "beta"]);
    return { alpha: choice("alpha"), beta: choice("beta") };
  });
  const individual = list(field("individual_proofs"), "individual_proofs", count);
  const allowed = question.most - question.least + 1 + (question.blank ? 1 : 0);
  return {
    choices,
    individual: individual.map((each) => proofs(each, "an individual proof", 2)),
    overall: proofs(field("overall_proof"), "overall_proof", allowed),
    blank: question.blank ? proofs(field("blank_proof"), "blank_proof", 2) : [],
  };
}

/** Reads a ballot as it is written; what its numbers prove is for `checkBallot`. */
export function readBallot(election: Election, file: Uint8Array): Ballot {
  const written = decode(file);
  const names = ["election_uuid", "election_hash", "credential", "answers", "signature"];
  const field = record(read(written), "the ballot", names);
  const here = field("election_uuid") === election.uuid && field("election_hash") === election.fingerprint;
  demand(here, "election-binding", "the ballot is of another election");
  const answers = list(field("answers"), "answers", election.questions.length);
  const signature = record(field("signature"), "the signature", ["hash", "proof"]);
  const unsigned = `${written.slice(0, written.lastIndexOf(',"signature":{"hash":'))}}`;
  const hash = text(signature("hash"), "hash");
  demand(hash === base64Digest(unsigned), "signature", "the signed hash is not that of the ballot");
  return {
    credential: text(field("credential"), "credential"),
    tracker: base64Digest(written),
    hash,
    signature: proof(signature("proof"), "the signature"),
    answers: answers.map((each, index) =>
      within(`question ${index + 1}`, () => readAnswer(at(election.questions, index), each)),
    ),
  };
}

const both = ({ alpha, beta }: Ciphertext) => `${alpha.base},${beta.base}`;

/** Multiplies ciphertexts, which adds what they hold. */
function combined(ciphertexts: Ciphertext[]): Ciphertext {
  const product = (of: (ciphertext: Ciphertext) => Powers) =>
    new Powers(ciphertexts.map((each) => of(each).base).reduce(times, 1n));
  return { alpha: product(({ alpha }) => alpha), beta: product(({ beta }) => beta) };
}

const cases = (ciphertext: Ciphertext, least: number, most: number): Case[] =>
  Array.from({ length: most - least + 1 }, (_, step) => ({ ciphertext, holds: least + step }));

function checkAnswer(question: Question, answer: Answer, bound: string, key: Table): void {
  const ciphertexts = answer.choices.map(({ alpha, beta }, index) => {
    const name = `choice ${index + 1}`;
    const read = { alpha: element(alpha, `alpha of ${name}`), beta: element(beta, `beta of ${name}`) };
    const prefix = `prove|${bound}|${both(read)}|`;
    const holds = provesOneOf(prefix, cases(read, 0, 1), at(answer.individual, index), key);
    demand(holds, "individual-proof", `${name} is not proven to be 0 or 1`);
    return read;
  });
  const full = `${bound}|${ciphertexts.map(both).join(",")}`;
  const number = `${question.least} to ${question.most}`;
  const reason = `the number of chosen answers is not proven to be ${number}`;
  if (!question.blank) {
    const sum = combined(ciphertexts);
    const allowed = cases(sum, question.least, question.most);
    const holds = provesOneOf(`prove|${full}|${both(sum)}|`, allowed, answer.overall, key);
    demand(holds, "overall-proof", reason);
    return;
  }
  const [first, ...others] = ciphertexts;
  const blank = first ?? combined([]);
  const rest = combined(others);
  const either = [...cases(blank, 0, 0), ...cases(rest, 0, 0)];
  const alone = provesOneOf(`bproof0|${full}|`, either, answer.blank, key);
  demand(alone, "blank-proof", "a blank vote is not proven to choose nothing else");
  const allowed = [...cases(blank, 1, 1), ...cases(rest, question.least, question.most)];
  demand(
    provesOneOf(`bproof1|${full}|`, allowed, answer.overall, key),
    "overall-proof",
    `${reason}, or blank`,
  );
}

/** Refuses a ballot whose signature or proofs do not hold; its credential must be known to be in the group. */
export function checkBallot(election: Election, ballot: Ballot, key: Table): void {
  const credential = new Powers(BigInt(ballot.credential));
  const own = provesKnowledge(`sig|${ballot.hash}|`, credential, ballot.signature);
  demand(own, "signature", "the signature is not that of the credential");
  const bound = `${election.fingerprint}|${ballot.credential}`;
  ballot.answers.forEach((answer, index) => {
    within(`question ${index + 1}`, () => checkAnswer(at(election.questions, index), answer, bound, key));
  });
}
