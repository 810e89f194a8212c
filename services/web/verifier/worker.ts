/** Verifies one share of an archive away from the page. */
import { Refusal } from "./refusal.ts";
import { type Input, type Report, verify } from "./verify.ts";

export interface Order extends Input {
  part: number;
  parts: number;
}
export type Said =
  | { kind: "progress"; part: number; done: number; all: number }
  | { kind: "report"; part: number; report: Report }
  | { kind: "refusal"; part: number; check: string; place: string; reason: string };

self.onmessage = ({ data }: MessageEvent<Order>) => {
  const { part, parts } = data;
  const say = (said: Said) => self.postMessage(said);
  try {
    const progress = (done: number, all: number) => say({ kind: "progress", part, done, all });
    say({ kind: "report", part, report: verify(data, { part, parts, progress }) });
  } catch (error) {
    if (error instanceof Refusal) {
      say({ kind: "refusal", part, check: error.check, place: error.place, reason: error.reason });
    } else {
      say({ kind: "refusal", part, check: "format", place: "the archive", reason: String(error) });
    }
  }
};
