import type { Randomness, Sealed, SealingOrder } from "./worker.ts";

/** Ask a worker one thing. */
function ask<Answer>(worker: Worker, question: SealingOrder | "open"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(question);
  });
}

const machine = () => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });

/** Have a worker seal a ballot to be cast; it is ended afterwards with everything it knew. */
export function seal(order: SealingOrder): Promise<Sealed> {
  const worker = machine();
  return ask<Sealed>(worker, order).finally(() => worker.terminate());
}

/**
 * Have a worker seal a test ballot, and only when it has, ask for the randomness that opens it: while it seals,
 * it cannot tell whether this ballot will be cast.
 */
export async function sealAndOpen(order: SealingOrder): Promise<Sealed & { randomness: Randomness }> {
  const worker = machine();
  try {
    const sealed = await ask<Sealed>(worker, order);
    return { ...sealed, randomness: await ask<Randomness>(worker, "open") };
  } finally {
    worker.terminate();
  }
}
