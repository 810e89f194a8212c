/** Signed messages, and the safe channel: signed, addressed, then encrypted to one receiver. */
import { divide, draw, generator, P, power, sha256 } from "../../../elections/group.ts";
import { checkSignature, type Proof, sign } from "./proofs.ts";
import { DoesNotHold, element, read, record, text, write } from "./wire.ts";

const algorithm = "AES-GCM";

/** A text and its signature. */
export interface SignedMessage {
  readonly message: string;
  readonly signature: Proof;
}

/** Write a value and sign it. */
export async function signed(value: unknown, secret: bigint): Promise<SignedMessage> {
  const message = write(value);
  return { message, signature: await sign(message, secret) };
}

/** Check the signature of a signed message and give its value. */
export async function opened(value: unknown, signer: bigint): Promise<unknown> {
  const fields = record(value, "message", "signature");
  const message = text(fields["message"]);
  await checkSignature(message, signer, fields["signature"]);
  return read(message);
}

/** Give the value of a signed message whose signer is only known from what it says. */
export const unopened = (value: unknown): unknown =>
  read(text(record(value, "message", "signature")["message"]));

async function cipher(shared: bigint, alpha: bigint, use: "encrypt" | "decrypt") {
  const [raw, iv] = await Promise.all([sha256(`key|${shared}`), sha256(`iv|${alpha}`)]);
  const key = await crypto.subtle.importKey("raw", Uint8Array.from(raw), algorithm, false, [use]);
  return { key, how: { name: algorithm, iv: Uint8Array.from(iv) } };
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

function bytes(digits: string): Uint8Array<ArrayBuffer> {
  if (!/^([0-9a-f]{2})*$/.test(digits))
    throw new DoesNotHold("a message is not written in hexadecimal digits");
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Sign a message and encrypt it to the receiver's public key. */
export async function send(message: string, sender: bigint, recipient: bigint): Promise<string> {
  const addressed = await signed({ recipient: String(recipient), message }, sender);
  const r = draw();
  const alpha = generator.power(r);
  const shared = generator.power(draw());
  const { key, how } = await cipher(shared, alpha, "encrypt");
  const data = await crypto.subtle.encrypt(how, key, new TextEncoder().encode(write(addressed)));
  const beta = (power(recipient, r) * shared) % P;
  return write({ algorithm, alpha: String(alpha), beta: String(beta), data: hex(new Uint8Array(data)) });
}

/** Decrypt a message, and check who sent it and to whom. */
export async function receive(
  message: string,
  sender: bigint,
  recipient: bigint,
  secret: bigint,
): Promise<string> {
  const fields = record(read(message), "algorithm", "alpha", "beta", "data");
  if (fields["algorithm"] !== algorithm) throw new DoesNotHold("a message is encrypted in another way");
  const alpha = element(fields["alpha"]);
  const shared = divide(element(fields["beta"]), power(alpha, secret));
  const { key, how } = await cipher(shared, alpha, "decrypt");
  const plain = await crypto.subtle.decrypt(how, key, bytes(text(fields["data"]))).catch(() => {
    throw new DoesNotHold("a message cannot be decrypted");
  });
  const inside = record(await opened(read(new TextDecoder().decode(plain)), sender), "recipient", "message");
  if (inside["recipient"] !== String(recipient)) throw new DoesNotHold("a message is for somebody else");
  return text(inside["message"]);
}
