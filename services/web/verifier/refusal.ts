/** What is said when something of an election does not hold. */

export type Check =
  | "archive"
  | "chain"
  | "order"
  | "canonical-form"
  | "format"
  | "group-membership"
  | "election"
  | "trustee-keys"
  | "threshold-agreement"
  | "credentials"
  | "election-binding"
  | "signature"
  | "individual-proof"
  | "overall-proof"
  | "blank-proof"
  | "repeated-ballot"
  | "tally"
  | "partial-decryption"
  | "result"
  | "rule-book"
  | "extension";

/** A fact: this part of the election fails this check, for this reason. */
export class Refusal extends Error {
  readonly check: Check;
  readonly reason: string;
  readonly place: string;

  constructor(check: Check, reason: string, place = "") {
    super(`${place}: ${reason}`);
    this.check = check;
    this.reason = reason;
    this.place = place;
  }
}

/** Refuses unless something holds. */
export function demand(holds: boolean, check: Check, reason: string): asserts holds {
  if (!holds) throw new Refusal(check, reason);
}

/** Says of every refusal inside in which place it arose. */
export function within<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.check, error.reason, error.place === "" ? place : `${place}, ${error.place}`);
  }
}

/** Takes the entry of a list that must be there; its absence would be a fault of this program. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const entry = list[index];
  if (entry === undefined) throw new RangeError(`no entry ${index} of ${list.length}`);
  return entry;
}
