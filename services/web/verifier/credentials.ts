/** The public list of credentials: who may vote, with what weight. */
import { isMember, Powers } from "./group.ts";
import { list, natural, read, text } from "./json.ts";
import { demand, within } from "./refusal.ts";

/** The greatest sum of weights whose result can still be found. */
const MOST_WEIGHT = 2 ** 30 - 1;

/** Reads the list: credential → weight. Membership in the group is for `checkCredential`. */
export const readCredentials = (file: Uint8Array): Map<string, number> =>
  within("credentials", () => {
    const weights = new Map<string, number>();
    const weighted = new Set<boolean>();
    for (const [index, line] of list(read(file), "the list").entries()) {
      const [credential = "", weight, ...more] = text(line, `entry ${index + 1}`).split(",");
      natural(credential, `entry ${index + 1}`);
      demand(more.length === 0, "format", `entry ${index + 1} has more than a weight`);
      const value = weight === undefined ? 1n : natural(weight, `the weight of entry ${index + 1}`);
      demand(value >= 1n, "credentials", `the weight of entry ${index + 1} is not positive`);
      demand(value <= BigInt(MOST_WEIGHT), "credentials", "a weight is too big to be counted");
      demand(!weights.has(credential), "credentials", "a credential stands in the list twice");
      weights.set(credential, Number(value));
      weighted.add(weight !== undefined);
    }
    demand(weighted.size < 2, "credentials", "either all credentials have a weight or none has");
    const sum = [...weights.values()].reduce((total, weight) => total + weight, 0);
    demand(sum <= MOST_WEIGHT, "credentials", "the weights are too big together to be counted");
    return weights;
  });

/** Refuses a credential that is not in the group, or whose secret everybody knows. */
export function checkCredential(credential: string, number: number): void {
  const fits = credential !== "1" && isMember(new Powers(BigInt(credential)));
  within("credentials", () => demand(fits, "group-membership", `entry ${number} is not in the group`));
}
