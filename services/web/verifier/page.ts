/** The page: takes files, lets workers verify them, and says in words what was found. */
import { say } from "./say.ts";
import { selfCheck } from "./selfcheck.ts";
import type { Report } from "./verify.ts";
import type { Order, Said } from "./worker.ts";

declare const WORKER: string;

function part<T extends Element>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

const outcome = part("outcome", HTMLDivElement);
const progress = part("progress", HTMLDivElement);

async function bytes(id: string): Promise<Uint8Array | undefined> {
  const file = part(id, HTMLInputElement).files?.[0];
  return file ? new Uint8Array(await file.arrayBuffer()) : undefined;
}

type Refused = Extract<Said, { kind: "refusal" }>;

/** The number of the event a refusal is about; those that name none come first. */
const height = ({ place }: Refused) => Number(/event (\d+)/.exec(place)?.[1] ?? -1);

/** Lets one worker verify its share, telling how far it is. */
function share(url: string, order: Order, tell: (done: number) => void): Promise<Report | Refused> {
  return new Promise((resolve) => {
    const worker = new Worker(url);
    worker.onmessage = ({ data }: MessageEvent<Said>) => {
      if (data.kind === "progress") return tell(data.all > 0 ? data.done / data.all : 1);
      worker.terminate();
      return resolve(data.kind === "report" ? data.report : data);
    };
    worker.postMessage(order);
  });
}

/** Shares the work among as many workers as there are cores, at most eight. */
async function verifyInWorkers(order: Omit<Order, "part" | "parts">): Promise<Report | Refused> {
  const parts = Math.min(8, navigator.hardwareConcurrency || 2);
  const url = URL.createObjectURL(new Blob([WORKER], { type: "text/javascript" }));
  const bar = part("bar", HTMLProgressElement);
  const shares = new Array<number>(parts).fill(0);
  const tell = (index: number) => (done: number) => {
    shares[index] = done;
    bar.value = shares.reduce((sum, each) => sum + each, 0) / parts;
  };
  const work = shares.map((_, index) => share(url, { ...order, part: index, parts }, tell(index)));
  const found = await Promise.all(work);
  URL.revokeObjectURL(url);
  const refusals = found.filter((each): each is Refused => "kind" in each);
  const [worst] = refusals.sort((a, b) => height(a) - height(b));
  const [first] = found;
  if (first === undefined) throw new Error("nothing was verified");
  return worst ?? first;
}

async function run() {
  const archive = await bytes("archive");
  if (archive === undefined) return say.missing(outcome);
  outcome.replaceChildren();
  progress.hidden = false;
  const previous = await bytes("previous");
  const rules = await bytes("rules");
  const found = await verifyInWorkers({ archive, previous, rules });
  progress.hidden = true;
  const tracker = part("tracker", HTMLInputElement).value.replace(/\s+/g, "");
  if ("kind" in found) say.refused(outcome, found);
  else say.accepted(outcome, found, tracker);
}

part("form", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  void run();
});
part("self", HTMLButtonElement).addEventListener("click", () => say.itself(outcome, selfCheck()));
