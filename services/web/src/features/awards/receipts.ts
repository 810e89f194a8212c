import * as v from "valibot";

const Receipt = v.object({ tracker: v.string(), height: v.number(), at: v.string() });
/** What a device keeps of a ballot: that it was cast, never what it says. `height` is its place in the box. */
export type Receipt = v.InferOutput<typeof Receipt>;

const key = (election: string, participant: string) => `plenaria.receipt.${election}.${participant}`;

/** The receipt of the last ballot this person cast from this device, if the device keeps such things. */
export function receiptOf(election: string, participant: string): Receipt | null {
  try {
    return v.parse(Receipt, JSON.parse(localStorage.getItem(key(election, participant)) ?? ""));
  } catch {
    return null;
  }
}

/** Keep a receipt; a device that keeps nothing still shows it on the page. */
export function keepReceipt(election: string, participant: string, receipt: Receipt): void {
  try {
    localStorage.setItem(key(election, participant), JSON.stringify(receipt));
  } catch {
    return;
  }
}
