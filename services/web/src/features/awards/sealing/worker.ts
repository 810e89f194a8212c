/** Seals a ballot away from the page, which stays able to answer meanwhile. */
import { type Election, sealBallot } from "./ballot.ts";
import { type Opened, openBallot } from "./open.ts";

export interface SealingOrder {
  /** `test` opens the ballot again at once: such a ballot is shown and thrown away, never cast. */
  readonly purpose: "cast" | "test";
  readonly file: string;
  readonly election: Election;
  readonly code: string;
  readonly choices: readonly (readonly number[])[];
}

/** Exactly one of a ballot to cast and a test ballot that was opened. */
export type Sealing = { ballot: string; tracker: string } | { tracker: string; opened: Opened };

self.onmessage = async ({ data }: MessageEvent<SealingOrder>) => {
  const { ballot, tracker, randomness } = await sealBallot(data.file, data.election, data.code, data.choices);
  const answer: Sealing =
    data.purpose === "cast"
      ? { ballot, tracker }
      : { tracker, opened: openBallot(ballot, data.election.public_key, randomness) };
  self.postMessage(answer);
};
