import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "@/http/problem";

/** A service that says no says so again; a silent or failing one is asked three times. */
const worthRetrying = (count: number, error: Error) =>
  count < 3 && !(error instanceof ApiError && error.status < 500 && error.status !== 429);

/** The cache of server data. Live frames keep it fresh, so it is not asked again by time alone. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: worthRetrying, staleTime: 60_000, networkMode: "always" },
    mutations: { retry: false, networkMode: "always" },
  },
});
