/** The group BELENIOS-2048: the subgroup of prime order q in the integers modulo p. */
export const P = BigInt(
  "0x" +
    "a3ef2d011fefb1b6e39e568fccdffb0fb7dc7ef3a791b6862791811d21fc35f21e6d36856b428030421f514ed40bfd4c" +
    "06e092a495af8d79a2f85e0fb11c0ede07dd973f9c53e50930c6e82ac36de1ae3fb8c3aabfff12ce27a5022ddd8912d1" +
    "07435012768a2cdd0a4091d8fa447f6c7ebc15a349fa318a6b4fe17d8d47e843a3e14dfa9b2162f4d7229abe93a188b4" +
    "6b006517d6f6747ebbb29c9ec3099b607f18fb1a8bc858279aa8599411d998d3e3fada9e010840d082d8c31911acdd4a" +
    "0e7992d0f18cc759cb5de0acf66a3882555bc810941e021b6a4ccfa04ee4008f878affa2375e2999b44f6cef17d70730" +
    "1e59e0e6351e051ed9cec4157646e64f",
);
export const G = BigInt(
  "0x" +
    "1307c1ab5f295885d7caa3a78a42415e31fd1c5807b61fb1e781878a52230a51988b98c259597f9c5a9dfd001d26ba31" +
    "d9d8976f01d95a1c8262ee68a0e92cea541e5219e0d0d094301b894236823fe1d4bc04e29f3748aefd4f10d5b1a356a8" +
    "643e673fd9d215fc8fe5fb9cf9fdb8ea88fdb1a3381a697fdf9c2458570b06d26aef1be365fdd90165f397c6b870df8c" +
    "1b9e519edcee8bb0f74b7a1615a274ba60a7ea574a61f552d2dde0ce514e0927c4ff49b1964c4a913731ae4268d60d7f" +
    "22127b6cbba44d453ac8b72fd04e0991b7aeff04867d8724ac638f5f34100d2d47aa680d43771902743d663f42d853c0" +
    "41e1c91fe3823f4bcf284308f1d7e653",
);
export const Q = BigInt("0xadb6066a73522565f4daa0f2579db7f2f0fa90c2168bc709e20263387d55c491");

/** Windows of five bits: making a table costs less than the powers of one ballot save. */
const bits = 5;
const width = BigInt(bits);
const digits = 1 << bits;
const mask = BigInt(digits - 1);
const windows = Math.ceil(256 / bits);
const zero = BigInt(0);
const one = BigInt(1);

/** Bring an exponent between 0 and q. */
export const modulo = (exponent: bigint): bigint => ((exponent % Q) + Q) % Q;

/** Draw an exponent, uniform below q: draws that are too large are drawn again. */
export function draw(): bigint {
  for (;;) {
    const drawn = number(crypto.getRandomValues(new Uint8Array(32)));
    if (drawn < Q) return drawn;
  }
}

/** Read bytes as one number, the most significant first. */
export function number(bytes: Uint8Array): bigint {
  return BigInt(`0x${Array.from(bytes, (value) => value.toString(16).padStart(2, "0")).join("")}`);
}

/** Powers of one base from a table of its windows: 51 multiplications instead of about 300. */
export class FixedBase {
  readonly #rows: bigint[][] = [];

  constructor(base: bigint) {
    let step = base;
    for (let window = 0; window < windows; window++) {
      const row = multiples(step);
      this.#rows.push(row);
      step = ((row[digits - 1] ?? one) * step) % P;
    }
  }

  power(exponent: bigint): bigint {
    let left = modulo(exponent);
    let result = one;
    for (const row of this.#rows) {
      const digit = Number(left & mask);
      if (digit > 0) result = (result * (row[digit] ?? one)) % P;
      left >>= width;
    }
    return result;
  }
}

/** The powers of a base from 0 to the last digit. */
function multiples(base: bigint): bigint[] {
  const row = [one];
  for (let digit = 1; digit < digits; digit++) row.push(((row[digit - 1] ?? one) * base) % P);
  return row;
}

/** Raise an element to any exponent that is not negative, once. */
export function power(base: bigint, exponent: bigint): bigint {
  const row = multiples(base);
  let result = one;
  for (const digit of exponent.toString(digits)) {
    for (let square = 0; square < bits; square++) result = (result * result) % P;
    result = (result * (row[Number.parseInt(digit, digits)] ?? one)) % P;
  }
  return result;
}

/** Tell whether a number belongs to the subgroup of order q. */
export const isMember = (element: bigint): boolean =>
  element > zero && element < P && power(element, Q) === one;

/** Divide by an element of the group. */
export const divide = (dividend: bigint, divisor: bigint): bigint => (dividend * power(divisor, Q - one)) % P;

export const generator = new FixedBase(G);

/** SHA-256 of a text. */
export async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

/** SHA-256 of a text in unpadded Base64: fingerprints and trackers. */
export async function fingerprint(text: string): Promise<string> {
  return btoa(String.fromCharCode(...(await sha256(text)))).replace(/=+$/, "");
}

/** Hash a text and elements to a number below q (the H of every proof). */
export async function challenge(prefix: string, elements: readonly bigint[]): Promise<bigint> {
  return number(await sha256(prefix + elements.join(","))) % Q;
}
