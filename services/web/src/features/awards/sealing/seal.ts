import type { Sealing, SealingOrder } from "./worker.ts";

/** Have a worker seal a ballot; it is ended afterwards with everything it knew. */
export function seal(order: SealingOrder): Promise<Sealing> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  return new Promise<Sealing>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Sealing>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(order);
  }).finally(() => worker.terminate());
}
