/** The election's file: what is asked, and the fingerprint that binds every ballot to it. */
import { key, NAME, type Powers } from "./group.ts";
import { decode, integer, type Json, list, read, record, text } from "./json.ts";
import { demand, within } from "./refusal.ts";
import { base64Digest } from "./sha256.ts";

export interface Question {
  question: string;
  answers: string[];
  least: number;
  most: number;
  blank: boolean;
}

export interface Election {
  uuid: string;
  name: string;
  publicKey: Powers;
  questions: Question[];
  fingerprint: string;
  /** The hash of the rule book that its description holds; null where there is not exactly one. */
  rulesHash: string | null;
}

const UUID = /^[1-9A-HJ-NP-Za-km-z]{14,64}$/;

/** How many numbers are encrypted for a question: one for each answer, one more for a blank vote. */
export const choicesOf = ({ answers, blank }: Question) => answers.length + (blank ? 1 : 0);

function readQuestion(value: Json): Question {
  const field = record(value, "the question", ["answers", "blank?", "min", "max", "question"]);
  const answers = list(field("answers"), "answers").map((answer) => text(answer, "an answer"));
  demand(answers.length > 0, "election", "there is no answer to choose");
  const blank = field("blank");
  demand(blank === null || typeof blank === "boolean", "format", "blank is neither true nor false");
  const most = integer(field("max"), "max", 1, answers.length);
  const least = integer(field("min"), "min", 0, most);
  return { question: text(field("question"), "the question"), answers, least, most, blank: blank === true };
}

/** Reads the election's file. */
export const readElection = (file: Uint8Array): Election =>
  within("election", () => {
    const keys = ["version", "description", "name", "group", "public_key", "questions", "uuid"];
    const field = record(read(file), "the election", [...keys, "administrator?", "credential_authority?"]);
    integer(field("version"), "version", 1, 1);
    const uuid = text(field("uuid"), "uuid");
    demand(UUID.test(uuid), "election", "the uuid is not 14 to 64 letters of base 58");
    demand(field("group") === NAME, "election", `the group is not ${NAME}`);
    for (const name of ["administrator", "credential_authority"]) {
      const value = field(name);
      demand(value === null || typeof value === "string", "format", `${name} is not a text`);
    }
    const questions = list(field("questions"), "questions").map((question, index) =>
      within(`question ${index + 1}`, () => readQuestion(question)),
    );
    demand(questions.length > 0, "election", "there is no question");
    const description = text(field("description"), "description");
    const hashes = [...description.matchAll(/Rule book SHA-256: ([0-9a-f]{64})/g)];
    return {
      uuid,
      name: text(field("name"), "name"),
      publicKey: key(field("public_key"), "public_key"),
      questions,
      fingerprint: base64Digest(decode(file)),
      rulesHash: hashes.length === 1 ? (hashes[0]?.[1] ?? null) : null,
    };
  });
