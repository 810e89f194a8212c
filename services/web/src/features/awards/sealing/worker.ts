/** Seals a ballot away from the page, which stays able to answer meanwhile. */
import { type Election, sealBallot } from "./ballot.ts";

export interface SealingOrder {
  readonly file: string;
  readonly election: Election;
  readonly code: string;
  readonly choices: readonly (readonly number[])[];
}

self.onmessage = async ({ data }: MessageEvent<SealingOrder>) => {
  self.postMessage(await sealBallot(data.file, data.election, data.code, data.choices));
};
