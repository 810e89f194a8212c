import * as v from "valibot";

const Receipt = v.object({ tracker: v.string(), at: v.string() });
/** What a device keeps of a ballot: that it was cast, never what it says. */
export type Receipt = v.InferOutput<typeof Receipt>;

const key = (election: string, participant: string) => `plenaria.receipt.${election}.${participant}`;

/** The receipt of the last ballot this person cast from this device. */
export function receiptOf(election: string, participant: string): Receipt | null {
  const kept = localStorage.getItem(key(election, participant));
  if (kept === null) return null;
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Receipt), kept);
  return read.success ? read.output : null;
}

export const keepReceipt = (election: string, participant: string, receipt: Receipt): void =>
  localStorage.setItem(key(election, participant), JSON.stringify(receipt));
