/** Seals a ballot away from the page, which stays able to answer meanwhile. */
import { type Election, type SealedBallot, sealBallot } from "./ballot.ts";

export interface SealingOrder {
  readonly file: string;
  readonly election: Election;
  readonly code: string;
  readonly choices: readonly (readonly number[])[];
}
export type Sealed = Omit<SealedBallot, "randomness">;
export type Randomness = SealedBallot["randomness"];

let latest: Randomness = [];

self.onmessage = async ({ data }: MessageEvent<SealingOrder | "open">) => {
  if (data === "open") return self.postMessage(latest);
  const { ballot, tracker, randomness } = await sealBallot(data.file, data.election, data.code, data.choices);
  latest = randomness;
  const sealed: Sealed = { ballot, tracker };
  self.postMessage(sealed);
};
