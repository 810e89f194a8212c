import { type UseMutationOptions, useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { ApiError, Unreachable } from "./problem";

type Create<Input, Output> = Omit<UseMutationOptions<Output, Error, Input>, "mutationFn"> & {
  create: (input: Input, key: string) => Promise<Output>;
};

/** Nobody knows whether a silent or failing service did it; anything else is an answer. */
const unknownOutcome = (error: Error) =>
  error instanceof Unreachable || (error instanceof ApiError && error.status >= 500);

/**
 * A mutation that creates. Its idempotency key stays the same for the same input until an answer is known, so
 * a second press after a broken connection cannot create twice.
 */
export function useCreate<Input, Output>({ create, ...options }: Create<Input, Output>) {
  const open = useRef<{ input: string; key: string } | null>(null);
  return useMutation<Output, Error, Input>({
    ...options,
    mutationFn: async (input) => {
      const text = JSON.stringify(input);
      if (open.current?.input !== text) open.current = { input: text, key: crypto.randomUUID() };
      try {
        const output = await create(input, open.current.key);
        open.current = null;
        return output;
      } catch (error) {
        if (error instanceof Error && !unknownOutcome(error)) open.current = null;
        throw error;
      }
    },
  });
}
