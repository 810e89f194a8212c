const LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const GROUPS = [5, 6, 5, 6];

/**
 * Draw a code in the form of a voter's, so that what seals cannot tell a test by it. It is on no roll: the ballot
 * box would refuse a ballot signed with it.
 */
export const testCode = (): string =>
  GROUPS.map((length) => {
    const drawn = crypto.getRandomValues(new Uint32Array(length));
    return Array.from(drawn, (value) => LETTERS[value % LETTERS.length]).join("");
  }).join("-");
