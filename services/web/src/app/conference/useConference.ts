import { useSession } from "@/http/session";

export interface Conference {
  id: string;
  slug: string;
  name: string;
  /** The reader, in this conference. */
  me: { participant: string; roles: readonly string[]; account: string; email: string };
}

/** The conference one is inside of. Only for what is drawn under `insideRoute`. */
export function useConference(): Conference {
  const session = useSession();
  if (session.phase !== "signed-in" || session.conference === null) {
    throw new Error("useConference is for pages inside a conference");
  }
  const { id, slug, name, participant, roles } = session.conference;
  const { id: account, email } = session.account;
  return { id, slug, name, me: { participant: participant ?? "", roles, account, email } };
}
