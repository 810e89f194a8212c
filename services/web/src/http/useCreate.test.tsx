import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import { ApiError, Unreachable } from "./problem";
import { useCreate } from "./useCreate";

function setUp(...answers: (Error | "done")[]) {
  const keys: string[] = [];
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const create = async (_input: string, key: string) => {
    keys.push(key);
    const answer = answers[keys.length - 1];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const { result } = renderHook(() => useCreate({ create }), { wrapper });
  const press = (input: string) => act(() => result.current.mutateAsync(input).catch(() => undefined));
  return { keys, press };
}

test("a second press after silence has the same key, so that nothing is created twice", async () => {
  const { keys, press } = setUp(new Unreachable("silent"), new ApiError(502, null), "done");
  for (const _ of "123") await press("a question");
  expect(new Set(keys).size).toBe(1);
});

test("what was done, or refused, is done with: the next press is a new one", async () => {
  const { keys, press } = setUp("done", new ApiError(422, null), "done");
  for (const _ of "123") await press("a question");
  expect(new Set(keys).size).toBe(3);
});

test("another text is another thing, even after silence", async () => {
  const { keys, press } = setUp(new Unreachable("silent"), "done");
  await press("a question");
  await press("another question");
  expect(new Set(keys).size).toBe(2);
});
