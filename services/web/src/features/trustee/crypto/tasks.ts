/** What a trustee's browser computes, each task from plain data to plain data. */
import { deal, receiveShares } from "./ceremony.ts";
import { decrypt, fits } from "./decryption.ts";
import { certify, memberOf, type Place } from "./member.ts";
import { rehearse } from "./rehearsal.ts";
import { write } from "./wire.ts";

interface OwnPlace {
  seed: string;
  place: Place;
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
  decryption: ({
    form,
    tally,
    secret,
    publicKey,
  }: {
    form: string;
    tally: string;
    secret: string;
    publicKey: string;
  }) => decrypt(form, tally, secret, publicKey),
};

export type Tasks = typeof tasks;
