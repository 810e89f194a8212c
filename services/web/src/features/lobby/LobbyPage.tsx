import { useConference } from "@/app/conference/useConference";
import { Page } from "@/app/page/Page";
import { PageTitle } from "@/app/page/PageTitle";

/** What is on, what is next for me, who wants something from me. */
export function LobbyPage() {
  const { name } = useConference();
  return (
    <Page>
      <PageTitle title={name} />
    </Page>
  );
}
