import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { signOut } from "@/http/session";
import { Button } from "@/ui/Button";
import type { ButtonLook } from "@/ui/buttonClass";

/** Ends the session on this device, and forgets everything that was loaded. */
export function SignOutButton(look: ButtonLook) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate({ to: "/" });
      cache.clear();
    },
  });
  return (
    <Button {...look} pending={leave.isPending} onClick={() => leave.mutate()}>
      <Trans>Sign out</Trans>
    </Button>
  );
}
