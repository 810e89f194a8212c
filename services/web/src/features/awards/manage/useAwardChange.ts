import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { toast } from "@/ui/toasts";
import { awardsKey, electionsKey } from "../api";

/** Ask for awards and elections anew. */
export function useAskAgain() {
  const { id } = useConference();
  const cache = useQueryClient();
  return () =>
    Promise.all([awardsKey(id), electionsKey(id)].map((queryKey) => cache.invalidateQueries({ queryKey })));
}

/** A change an organiser makes to awards or elections, after which both are asked for anew. */
export function useAwardChange<Input>(
  change: (conference: string, input: Input) => Promise<unknown>,
  said?: string,
) {
  const { id } = useConference();
  const again = useAskAgain();
  return useMutation({
    mutationFn: (input: Input) => change(id, input),
    onSuccess: () => {
      if (said) toast({ text: said });
      return again();
    },
  });
}
