/** The bytes of a `.bel` file: an old tar archive of files named by their hash, and a chain of events over them. */
import { decode, integer, type Json, read, record, text } from "./json.ts";
import { at, demand, Refusal, within } from "./refusal.ts";
import { hexDigest } from "./sha256.ts";

export type EventType = "Setup" | "Ballot" | "EndBallots" | "EncryptedTally" | "PartialDecryption" | "Result";

export interface ChainEvent {
  type: EventType;
  place: string;
  /** The data files that belong to it. */
  files: Uint8Array[];
  hash: string;
  /** Where it ends in the archive. */
  end: number;
}

interface TarFile {
  name: string;
  body: Uint8Array;
  end: number;
}

const BLOCK = 512;
const NAME = /^[0-9a-f]{64}\.(?:data|event)\.json$/;
const OCTAL_11 = /^[0-7]{11}$/;
const FILES: Record<EventType, number> = {
  Setup: 4,
  Ballot: 1,
  EndBallots: 0,
  EncryptedTally: 2,
  PartialDecryption: 2,
  Result: 1,
};
const NEXT: Record<EventType | "nothing", EventType[]> = {
  nothing: ["Setup"],
  Setup: ["Ballot", "EndBallots"],
  Ballot: ["Ballot", "EndBallots"],
  EndBallots: ["EncryptedTally"],
  EncryptedTally: ["PartialDecryption"],
  PartialDecryption: ["PartialDecryption", "Result"],
  Result: [],
};

/** Writes the header of a file, which has no freedom: name, mode, owner, group, size, time, sum, kind. */
export function header(name: string, size: number, time: number): Uint8Array {
  const bytes = new Uint8Array(BLOCK);
  const put = (position: number, letters: string) => bytes.set(new TextEncoder().encode(letters), position);
  const octal = (number: number, width: number) => number.toString(8).padStart(width, "0");
  put(0, name);
  put(100, "0000644");
  put(108, "0000000");
  put(116, "0000000");
  put(124, octal(size, 11));
  put(136, octal(time, 11));
  put(148, "        ");
  put(156, "0");
  put(
    148,
    `${octal(
      bytes.reduce((sum, byte) => sum + byte, 0),
      6,
    )}\0 `,
  );
  return bytes;
}

const equal = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

/** Reads the file that starts at a position, as far as its header can be believed. */
function fileAt(archive: Uint8Array, start: number): TarFile {
  demand(start + BLOCK <= archive.length, "archive", "the archive is cut off in this file");
  const letters = String.fromCharCode(...archive.subarray(start, start + BLOCK));
  const octal = letters.slice(124, 135);
  demand(OCTAL_11.test(octal), "archive", "the size is not where the format writes it");
  const size = Number.parseInt(octal, 8);
  const begin = start + BLOCK;
  const end = begin + Math.ceil(size / BLOCK) * BLOCK;
  demand(end <= archive.length, "archive", "the archive is cut off in this file");
  const padding = archive.subarray(begin + size, end);
  demand(
    padding.every((byte) => byte === 0),
    "archive",
    "there is something between the files",
  );
  return {
    name: letters.slice(0, 100).replace(/\0+$/, ""),
    body: archive.subarray(begin, begin + size),
    end,
  };
}

/** Reads the first file and gives the time that all headers bear. */
function beginning(archive: Uint8Array): { time: number; end: number } {
  const file = fileAt(archive, 0);
  demand(
    file.name === "BELENIOS",
    "archive",
    "this is no archive of an election: it does not begin with BELENIOS",
  );
  const field = record(read(file.body), "the beginning", ["version", "timestamp"]);
  integer(field("version"), "version", 1, 1);
  const digits = text(field("timestamp"), "timestamp");
  const time = Number(digits);
  demand(/^(?:0|[1-9][0-9]{0,10})$/.test(digits) && time < 8 ** 11, "format", "timestamp is not a time");
  const written = header(file.name, file.body.length, time);
  demand(equal(written, archive.subarray(0, BLOCK)), "archive", "the header is not as the format writes it");
  return { time, end: file.end };
}

function readFiles(archive: Uint8Array): TarFile[] {
  const { time, end } = within("the archive, file 1", () => beginning(archive));
  const files: TarFile[] = [];
  for (let start = end; start < archive.length; ) {
    const file = within(`the archive, file ${files.length + 2}`, () => {
      const found = fileAt(archive, start);
      demand(NAME.test(found.name), "archive", "the name is not that of a file of an election");
      const written = header(found.name, found.body.length, time);
      const same = equal(written, archive.subarray(start, start + BLOCK));
      demand(same, "archive", "the header is not as the format writes it");
      const named = hexDigest(found.body) === found.name.slice(0, 64);
      demand(named, "archive", "the contents do not have the hash that names them");
      return found;
    });
    files.push(file);
    start = file.end;
  }
  return files;
}

/** The type of an event, of which only those of elections without shuffles are known. */
function eventType(body: Json): EventType {
  const keys = ["parent?", "height", "type", "payload?"];
  const type = text(record(body, "the event", keys)("type"), "type");
  const known = Object.keys(FILES).find((name): name is EventType => name === type);
  if (known === undefined) throw new Refusal("format", "the type of the event is unknown");
  return known;
}

/** Reads one event: it must name its predecessor, its height and the last of its data files. */
function readEvent(file: TarFile, files: Uint8Array[], before: ChainEvent[]): ChainEvent {
  const type = eventType(read(file.body));
  const last = before.at(-1);
  const follows = NEXT[last?.type ?? "nothing"].includes(type);
  demand(follows, "order", `${type} cannot follow ${last?.type ?? "nothing"}`);
  const count = FILES[type];
  demand(files.length === count, "chain", `${files.length} files belong to it instead of ${count}`);
  const parent = last === undefined ? "" : `"parent":"${last.hash}",`;
  const payload = count === 0 ? "" : `,"payload":"${hexDigest(at(files, count - 1))}"`;
  const expected = `{${parent}"height":${before.length},"type":"${type}"${payload}}`;
  const same = decode(file.body) === expected;
  demand(same, "chain", "predecessor, height or contents are not those of this place in the archive");
  return {
    type,
    place: `event ${before.length} (${type})`,
    files,
    hash: file.name.slice(0, 64),
    end: file.end,
  };
}

/** Reads an archive as a chain of events, each in its place; every byte must be as the format writes it. */
export function readArchive(archive: Uint8Array): ChainEvent[] {
  const events: ChainEvent[] = [];
  let waiting: Uint8Array[] = [];
  for (const file of readFiles(archive)) {
    if (file.name.endsWith(".data.json")) {
      waiting.push(file.body);
      continue;
    }
    events.push(within(`event ${events.length}`, () => readEvent(file, waiting, events)));
    waiting = [];
  }
  demand(waiting.length === 0 && events.length > 0, "archive", "the archive does not end with an event");
  return events;
}
