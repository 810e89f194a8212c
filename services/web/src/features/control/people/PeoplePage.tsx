import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { useLiveQuery } from "@/live/useTopic";
import { Tabs } from "@/ui/Tabs";
import { countsQuery } from "../api";
import { ImportForm } from "./ImportForm";
import { PeopleList } from "./PeopleList";

/** Who applies, who is admitted, who was declined, and the import of many at once. */
export function PeoplePage() {
  const { t } = useLingui();
  const { id } = useConference();
  const counts = useQuery(countsQuery(id)).data;
  useLiveQuery("control", countsQuery(id).queryKey);
  return (
    <Page>
      <PageHead title={t`People of the conference`} />
      <Tabs
        label={t`People by state`}
        tabs={[
          {
            id: "applied",
            label: t`Waiting`,
            count: counts?.applied ?? 0,
            content: <PeopleList conference={id} state="applied" />,
          },
          { id: "admitted", label: t`Admitted`, content: <PeopleList conference={id} state="admitted" /> },
          { id: "declined", label: t`Declined`, content: <PeopleList conference={id} state="declined" /> },
          { id: "import", label: t`Import`, content: <ImportForm conference={id} /> },
        ]}
      />
    </Page>
  );
}
