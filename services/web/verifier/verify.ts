/** Verifies a whole election from its archive alone; the work on ballots can be shared among several. */
import { type ChainEvent, type EventType, readArchive } from "./archive.ts";
import { type Ballot, checkBallot, readBallot } from "./ballot.ts";
import { checkCredential, readCredentials } from "./credentials.ts";
import { type Election, type Question, readElection } from "./election.ts";
import { Table } from "./group.ts";
import { at, demand, within } from "./refusal.ts";
import { hexDigest } from "./sha256.ts";
import { checkTally, type Decryptions, lastOf, readDecryption, resultOf, tallyOf } from "./tally.ts";
import { makeKey, readTrustees } from "./trustees.ts";

export interface Input {
  archive: Uint8Array;
  /** An earlier copy, of which the archive must be an extension. */
  previous?: Uint8Array | undefined;
  /** The rule book, whose hash must stand in the election's description. */
  rules?: Uint8Array | undefined;
}

/** Which share of the ballots is checked here; the first also checks everything else. */
export interface Share {
  part: number;
  parts: number;
  progress: (done: number, all: number) => void;
}

export interface Report {
  uuid: string;
  name: string;
  phase: "open" | "closed" | "tallied" | "decrypting" | "result";
  fingerprint: string;
  rulesHash: string | null;
  head: string;
  events: number;
  voters: number;
  ballots: { tracker: string; counts: boolean }[];
  counted: number;
  questions: Pick<Question, "question" | "answers" | "blank">[];
  result: number[][] | null;
  previous: boolean;
  rules: boolean;
}

const PHASES: Record<EventType, Report["phase"]> = {
  Setup: "open",
  Ballot: "open",
  EndBallots: "closed",
  EncryptedTally: "tallied",
  PartialDecryption: "decrypting",
  Result: "result",
};

const of = (events: ChainEvent[], type: EventType) => events.filter((event) => event.type === type);

function readSetup({ files, place }: ChainEvent) {
  return within(place, () => {
    const [election, trustees, credentials, tied] = [0, 1, 2, 3].map((index) => at(files, index));
    const [one = "", two = "", three = ""] = [election, trustees, credentials].map((file) =>
      hexDigest(file ?? new Uint8Array()),
    );
    const expected = `{"election":"${one}","trustees":"${two}","credentials":"${three}"}`;
    demand(new TextDecoder().decode(tied) === expected, "chain", "the record does not name its three files");
    return { election: at(files, 0), trustees: at(files, 1), credentials: at(files, 2) };
  });
}

function readBallots(election: Election, weights: Map<string, number>, events: ChainEvent[]): Ballot[] {
  const seen = new Set<string>();
  return events.map(({ files, place }) =>
    within(place, () => {
      const ballot = readBallot(election, at(files, 0));
      const listed = weights.has(ballot.credential);
      demand(listed, "credentials", "the credential is not in the election's list");
      demand(!seen.has(ballot.tracker), "repeated-ballot", "the same ballot is in the box already");
      seen.add(ballot.tracker);
      return ballot;
    }),
  );
}

/** Refuses an archive that is not the older one with something added. */
function checkExtension(events: ChainEvent[], { archive, previous }: Input): void {
  if (previous === undefined) return;
  const older = within("the older archive", () => readArchive(previous));
  for (const [height, { hash, place }] of older.entries()) {
    const kept = events[height]?.hash === hash;
    demand(kept, "extension", `${place} of the older archive was removed or replaced`);
  }
  const begins = previous.every((byte, index) => byte === archive[index]);
  demand(begins && previous.length <= archive.length, "extension", "the older archive begins otherwise");
}

/** Verifies an archive, or one share of it; an unfinished election is fine. */
export function verify(input: Input, { part, parts, progress }: Share): Report {
  const events = readArchive(input.archive);
  if (part === 0) checkExtension(events, input);
  const setup = readSetup(at(events, 0));
  const first = at(events, 0).place;
  const election = within(first, () => readElection(setup.election));
  const weights = within(first, () => readCredentials(setup.credentials));
  const trustees = part === 0 ? within(first, () => readTrustees(setup.trustees)) : [];
  if (part === 0) {
    const made = makeKey(trustees, election.publicKey);
    within(first, () => demand(made, "trustee-keys", "the election's key is not made of the trustees' keys"));
    const bound = input.rules === undefined || election.rulesHash === hexDigest(input.rules);
    demand(bound, "rule-book", "the description does not hold the hash of this rule book");
  }
  const cast = of(events, "Ballot");
  const ballots = readBallots(election, weights, cast);
  const mine = (index: number) => index % parts === part;
  const all = Math.ceil((weights.size + cast.length) / parts);
  let done = 0;
  [...weights.keys()].forEach((credential, index) => {
    if (!mine(index)) return;
    within(first, () => checkCredential(credential, index + 1));
    progress(++done, all);
  });
  const key = new Table(election.publicKey.base);
  ballots.forEach((ballot, index) => {
    if (!mine(index)) return;
    within(at(cast, index).place, () => checkBallot(election, ballot, key));
    progress(++done, all);
  });
  const counts = part === 0 ? checkCount(events, election, ballots, weights, trustees) : null;
  const last = at(events, events.length - 1);
  const counted = lastOf(ballots);
  return {
    uuid: election.uuid,
    name: election.name,
    phase: PHASES[last.type],
    fingerprint: election.fingerprint,
    rulesHash: election.rulesHash,
    head: last.hash,
    events: events.length,
    voters: weights.size,
    ballots: ballots.map((ballot) => ({
      tracker: ballot.tracker,
      counts: counted.get(ballot.credential) === ballot,
    })),
    counted: counted.size,
    questions: election.questions.map(({ question, answers, blank }) => ({ question, answers, blank })),
    result: counts,
    previous: input.previous !== undefined,
    rules: input.rules !== undefined,
  };
}

/** Checks tally, partial decryptions and result, as far as the election has come. */
function checkCount(
  events: ChainEvent[],
  election: Election,
  ballots: Ballot[],
  weights: Map<string, number>,
  trustees: ReturnType<typeof readTrustees>,
): number[][] | null {
  const [tallied] = of(events, "EncryptedTally");
  if (tallied === undefined) return null;
  const tally = tallyOf(election, ballots, weights);
  within(tallied.place, () => checkTally(tally, tallied.files));
  const keys = trustees.flatMap((trustee) => trustee.keys);
  const done: Decryptions = new Map();
  for (const { files, place } of of(events, "PartialDecryption")) {
    within(place, () => readDecryption(election, tally, keys, done, files));
  }
  const [published] = of(events, "Result");
  if (published === undefined) return null;
  return within(published.place, () => {
    const result = resultOf(tally, trustees, done);
    demand(result !== null, "result", "too few trustees have decrypted");
    const expected = `{"result":[${result.map((row) => `[${row.join(",")}]`).join(",")}]}`;
    const holds = new TextDecoder().decode(at(published.files, 0)) === expected;
    demand(holds, "result", "the recorded result is not what the partial decryptions give");
    return result;
  });
}
