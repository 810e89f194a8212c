/**
 * The seed of a trustee's keys while the key is being made: kept by this browser alone, so that the page may be closed
 * while others are awaited, and forgotten once the key file is saved and checked.
 */
interface Whose {
  readonly election: string;
  readonly number: number;
}

const place = ({ election, number }: Whose) => `plenaria.trustee.${election}.${number}`;

export const seedOf = (whose: Whose): string | null => localStorage.getItem(place(whose));

export const keepSeed = (whose: Whose, seed: string): void => localStorage.setItem(place(whose), seed);

export const forgetSeed = (whose: Whose): void => localStorage.removeItem(place(whose));
