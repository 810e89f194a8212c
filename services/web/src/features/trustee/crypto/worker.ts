/** Does a trustee's task away from the page; ended afterwards with everything it knew. */
import { tasks } from "./tasks.ts";

type Order = {
  [Name in keyof typeof tasks]: { task: Name; input: Parameters<(typeof tasks)[Name]>[0] };
}[keyof typeof tasks];

function run(order: Order): Promise<unknown> {
  switch (order.task) {
    case "rehearse":
      return tasks.rehearse(order.input);
    case "certificate":
      return tasks.certificate(order.input);
    case "dealing":
      return tasks.dealing(order.input);
    case "key":
      return tasks.key(order.input);
    case "fits":
      return tasks.fits(order.input);
    case "sums":
      return tasks.sums(order.input);
    case "decryption":
      return tasks.decryption(order.input);
  }
}

self.onmessage = async ({ data }: MessageEvent<Order>) => {
  try {
    self.postMessage({ done: await run(data) });
  } catch (error) {
    self.postMessage({ refused: error instanceof Error ? error.message : String(error) });
  }
};
