import type { tasks } from "./tasks.ts";

type Tasks = typeof tasks;
type Answer<Name extends keyof Tasks> = Awaited<ReturnType<Tasks[Name]>>;

/** A message of another trustee does not hold; why, as the organisers need to hear it. */
export class Refused extends Error {
  override readonly name = "Refused";
}

/** Have a worker do one task; it is ended afterwards with everything it knew. */
export function ask<Name extends keyof Tasks>(
  task: Name,
  input: Parameters<Tasks[Name]>[0],
): Promise<Answer<Name>> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  return new Promise<Answer<Name>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ done: Answer<Name> } | { refused: string }>) => {
      if ("refused" in data) reject(new Refused(data.refused));
      else resolve(data.done);
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ task, input });
  }).finally(() => worker.terminate());
}
