/** A whole ceremony and the opening of one sealed number, played by one browser alone: nothing of it is sent or kept. */
import { divide, draw, G, generator, modulo, P, power, Q } from "../../../elections/group.ts";
import { deal, receiveShares } from "./ceremony.ts";
import { decrypt } from "./decryption.ts";
import { certify, drawSeed, memberOf } from "./member.ts";
import { list, read, record, text, write } from "./wire.ts";

const zero = BigInt(0);
const one = BigInt(1);

const inverse = (exponent: bigint) => {
  let [a, b, x, y] = [modulo(exponent), Q, one, zero];
  while (b > zero) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return modulo(x);
};

/** Give the weight of a member's part when the first members are taken together. */
function weight(index: number, together: number): bigint {
  let result = one;
  for (let other = 1; other <= together; other++)
    if (other !== index) result = modulo(result * BigInt(other) * inverse(BigInt(other - index)));
  return result;
}

/** Make a group, seal a number, let the fewest members needed open it; true if the number came out. */
export async function rehearse(size: number, threshold: number): Promise<boolean> {
  const places = Array.from({ length: size }, (_, at) => ({ index: at + 1, size, threshold }));
  const members = await Promise.all(places.map((place) => memberOf(drawSeed(), place)));
  const certificates = await Promise.all(members.map(async (member) => write(await certify(member))));
  const dealings = await Promise.all(members.map((member) => deal(member, certificates)));
  const keys = await Promise.all(members.map((member) => receiveShares(member, certificates, dealings)));
  const groupKey = dealings.reduce((product, dealing) => {
    const commitment = text(
      record(record(read(dealing), "coefexps", "signature", "secrets")["coefexps"], "message", "signature")[
        "message"
      ],
    );
    return (product * BigInt(text(list(record(read(commitment), "coefexps")["coefexps"])[0]))) % P;
  }, one);
  const r = draw();
  const beta = (power(groupKey, r) * power(G, BigInt(7))) % P;
  const sums = write([[{ alpha: String(generator.power(r)), beta: String(beta) }]]);
  let combined = one;
  for (const [at, { secret, key }] of keys.slice(0, threshold).entries()) {
    const publicKey = text(record(read(key), "pok", "public_key", "signature")["public_key"]);
    const part = record(
      read(await decrypt("rehearsal", sums, secret, publicKey)),
      "decryption_factors",
      "decryption_proofs",
    );
    const factor = BigInt(text(list(list(part["decryption_factors"])[0])[0]));
    combined = (combined * power(factor, weight(at + 1, threshold))) % P;
  }
  return divide(beta, combined) === power(G, BigInt(7));
}
