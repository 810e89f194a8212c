import { useNavigate, useRouter } from "@tanstack/react-router";
import { adopt, enterConference } from "@/http/session";
import { takeNext } from "./wayBack";

/** Take over a session that a sign-in answered, and go where it leads: the conference, or the list of them. */
export function useArrive(): (answer: unknown) => Promise<void> {
  const navigate = useNavigate();
  const router = useRouter();
  return async (answer) => {
    const { conference } = adopt(answer);
    if (conference === null) {
      await navigate({ to: "/", replace: true });
      return;
    }
    const { slug } = conference;
    await enterConference(slug);
    const next = takeNext(slug);
    if (next === null) await navigate({ to: "/c/$slug/lobby", params: { slug }, replace: true });
    else router.history.replace(next);
  };
}
