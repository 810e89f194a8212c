/** What a trustee's browser computes, each task from plain data to plain data. */
import { deal, receiveShares } from "./ceremony.ts";
import { decrypt, fits } from "./decryption.ts";
import { certify, memberOf, type Place } from "./member.ts";
import { rehearse } from "./rehearsal.ts";
import { checkSums } from "./sums.ts";
import { write } from "./wire.ts";

interface OwnPlace {
  seed: string;
  place: Place;
}

/** The election's file and the encrypted sums. */
interface Sums {
  form: string;
  tally: string;
}

export const tasks = {
  rehearse: ({ size, threshold }: Place) => rehearse(size, threshold),
  certificate: async ({ seed, place }: OwnPlace) => write(await certify(await memberOf(seed, place))),
  dealing: async ({ seed, place, certificates }: OwnPlace & { certificates: string[] }) =>
    deal(await memberOf(seed, place), certificates),
  key: async ({
    seed,
    place,
    certificates,
    dealings,
  }: OwnPlace & { certificates: string[]; dealings: string[] }) =>
    receiveShares(await memberOf(seed, place), certificates, dealings),
  fits: async ({ secret, publicKey }: { secret: string; publicKey: string }) => fits(secret, publicKey),
  sums: ({ archive, form, tally }: Sums & { archive: Uint8Array<ArrayBuffer> }) =>
    checkSums(archive, form, tally),
  decryption: ({ form, tally, secret, publicKey }: Sums & { secret: string; publicKey: string }) =>
    decrypt(form, tally, secret, publicKey),
};
