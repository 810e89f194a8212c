/** The one spelling of the messages between trustees, and reading what others wrote in it. */
import { isMember, P, Q } from "../../../elections/group.ts";

const zero = BigInt(0);
const one = BigInt(1);

/** A message of another trustee, or an answer of the service, does not hold: the ceremony cannot go on with it. */
export class DoesNotHold extends Error {
  override readonly name = "DoesNotHold";
}

export interface Fields {
  readonly [key: string]: unknown;
}

/** Write a value; the letter U+007F is escaped as belenios-tool escapes it. */
export const write = (value: unknown): string => JSON.stringify(value).replaceAll("\x7f", "\\u007f");

/** Read a value that is written in the one spelling. */
export function read(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DoesNotHold("it is not JSON");
  }
  if (write(value) !== text) throw new DoesNotHold("it is not in the one spelling");
  return value;
}

const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Take a record with exactly these keys in this order. */
export function record(value: unknown, ...keys: string[]): Fields {
  if (!isRecord(value) || Object.keys(value).join() !== keys.join())
    throw new DoesNotHold(`the keys must be ${keys.join(", ")}`);
  return value;
}

/** Take a list. */
export function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new DoesNotHold("a list is missing");
  return value;
}

/** Take a text. */
export function text(value: unknown): string {
  if (typeof value !== "string") throw new DoesNotHold("a text is missing");
  return value;
}

function decimal(value: unknown): bigint {
  const digits = text(value);
  if (!/^(0|[1-9]\d{0,616})$/.test(digits)) throw new DoesNotHold("a number is not written in plain digits");
  return BigInt(digits);
}

/** Take a number modulo q. */
export function exponent(value: unknown): bigint {
  const number = decimal(value);
  if (number >= Q) throw new DoesNotHold("an exponent is too large");
  return number;
}

/** Take an element of the group; it is checked, because elements of order 2 and 3 exist beside it. */
export function element(value: unknown): bigint {
  const number = decimal(value);
  if (number <= zero || number >= P || !isMember(number))
    throw new DoesNotHold("a number is not of the group");
  return number;
}

/** Take an element that can be a public key. */
export function publicKey(value: unknown): bigint {
  const key = element(value);
  if (key === one) throw new DoesNotHold("a public key protects nothing");
  return key;
}
