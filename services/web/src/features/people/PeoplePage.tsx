import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { useLiveQuery } from "@/live/useTopic";
import { Tabs } from "@/ui/Tabs";
import { meetingsQuery, profileQuery, requestsQuery } from "./api";
import { FindPeople } from "./FindPeople";
import { MyMeetings } from "./MyMeetings";
import { ProfileForm } from "./ProfileForm";
import { Requests } from "./Requests";

/** Whom to meet, who waits for an answer, and one's own timetable of meetings. */
export function PeoplePage() {
  const { t } = useLingui();
  const {
    id,
    me: { participant: me },
  } = useConference();
  const profile = useQuery(profileQuery(id));
  const requests = useQuery(requestsQuery(id));
  useLiveQuery(`participant.${me}`, requestsQuery(id).queryKey);
  useLiveQuery(`participant.${me}`, meetingsQuery(id).queryKey);
  const waiting = requests.data?.items.filter((each) => each.my_turn).length ?? 0;
  return (
    <Page>
      <PageHead
        title={t`People`}
        line={t`Asking holds nothing. Accepting picks a time that is free for both.`}
      />
      <Loaded query={profile} name={t`Your profile`}>
        {(known) => (
          <Tabs
            label={t`People`}
            tabs={[
              {
                id: "requests",
                label: t`Requests`,
                count: waiting,
                content: <Requests conference={id} query={requests} />,
              },
              {
                id: "find",
                label: t`Find`,
                content: <FindPeople conference={id} takesPart={known.opted_in} />,
              },
              { id: "meetings", label: t`My meetings`, content: <MyMeetings conference={id} /> },
              {
                id: "profile",
                label: t`What I offer and need`,
                content: <ProfileForm key={known.version} conference={id} profile={known} />,
              },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}
