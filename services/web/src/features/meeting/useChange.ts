import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { networkingKey } from "./api";

/** A change to one's meetings or requests; afterwards all that is known of them is asked again. */
export function useChange<Input, Output>(
  change: (conference: string, input: Input) => Promise<Output>,
  done?: (output: Output) => void,
) {
  const { id } = useConference();
  const cache = useQueryClient();
  return useMutation<Output, Error, Input>({
    mutationFn: (input) => change(id, input),
    onSuccess: (output) => done?.(output),
    onSettled: () => cache.invalidateQueries({ queryKey: networkingKey(id) }),
  });
}
