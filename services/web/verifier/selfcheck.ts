/** Test vectors of the page's own: published ones where there are any, and a small election of belenios-tool. */
import { GENERATOR, isMember, P, Powers, Q } from "./group.ts";
import { read, write } from "./json.ts";
import { Refusal } from "./refusal.ts";
import { hexDigest } from "./sha256.ts";
import { ELECTION } from "./vector.ts";
import { verify } from "./verify.ts";

export interface Finding {
  claim: string;
  holds: boolean;
}

const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const alone = { part: 0, parts: 1, progress: () => undefined };

function refuses(archive: Uint8Array): boolean {
  try {
    verify({ archive }, alone);
    return false;
  } catch (error) {
    return error instanceof Refusal;
  }
}

function refusesJson(written: string): boolean {
  try {
    read(written);
    return false;
  } catch (error) {
    return error instanceof Refusal;
  }
}

/** Everything the page claims of itself, tried out. */
export function selfCheck(): Finding[] {
  const archive = bytes(ELECTION.archive);
  const report = verify({ archive }, alone);
  const changed = archive.map((byte, index) => (index === ELECTION.changed ? byte ^ 1 : byte));
  return [
    {
      claim: "the hash of nothing, of “abc” and of a million times “a” are those of FIPS 180-4",
      holds:
        hexDigest("") === "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" &&
        hexDigest("abc") === "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" &&
        hexDigest("a".repeat(1_000_000)) ===
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
    },
    {
      claim: "the generator is in the group, and p - 1, which is of order 2, is not",
      holds: isMember(new Powers(GENERATOR.base)) && !isMember(new Powers(P - 1n)),
    },
    {
      claim: "powers from tables and without them agree, and the power q is 1",
      holds:
        GENERATOR.power(Q - 2n) === new Powers(GENERATOR.base).power(Q - 2n) && GENERATOR.power(Q) === 1n,
    },
    {
      claim: "JSON with a space, a key twice or another number is refused, and written as it was read",
      holds:
        refusesJson('{"a": 1}') &&
        refusesJson('{"a":1,"a":1}') &&
        refusesJson("1.0") &&
        write(read('{"a":[1,"é\\n",null]}')) === '{"a":[1,"é\\n",null]}',
    },
    {
      claim: "an election made by belenios-tool 2.0 is accepted with its result",
      holds: report.phase === "result" && JSON.stringify(report.result) === JSON.stringify(ELECTION.result),
    },
    { claim: "the same election with one bit changed is refused", holds: refuses(changed) },
    {
      claim: "the same election cut off is refused",
      holds: refuses(archive.subarray(0, archive.length - 512)),
    },
  ];
}
