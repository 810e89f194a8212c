import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { meetingsQuery } from "@/features/meeting";
import { useNow } from "@/time/useNow";
import { ButtonLink } from "@/ui/ButtonLink";
import { Notice } from "@/ui/Notice";
import { type Profile, profileQuery } from "./api";
import styles from "./PeoplePage.module.css";
import { RequestSections } from "./RequestSections";
import { SearchSection } from "./SearchSection";
import { SuggestionSection } from "./SuggestionSection";
import { Timetable } from "./Timetable";
import { offersTarget } from "./targets";

/** Whom should I meet, who waits for my answer, and when are my meetings? */
export function PeoplePage() {
  const { t } = useLingui();
  const { id, slug } = useConference();
  const profile = useQuery(profileQuery(id));
  return (
    <Page>
      <PageHead
        title={t`People to meet`}
        line={profile.data?.opted_in && <FreeLine profile={profile.data} />}
        tools={
          <ButtonLink {...offersTarget(slug)} size="small">
            <Trans>My offers, needs and times</Trans>
          </ButtonLink>
        }
      />
      <Loaded query={profile} name={t`The people`}>
        {(known) => <People profile={known} />}
      </Loaded>
    </Page>
  );
}

function People({ profile }: { profile: Profile }) {
  return (
    <div className={styles.people}>
      {!profile.opted_in && <Join />}
      <aside className={styles.aside}>
        <RequestSections />
        <Timetable profile={profile} />
      </aside>
      <div className={styles.main}>
        {profile.opted_in && <SuggestionSection />}
        <SearchSection mayAsk={profile.opted_in} />
      </div>
    </div>
  );
}

function Join() {
  const { slug } = useConference();
  return (
    <div className={styles.join}>
      <Notice tone="waits">
        <div className="stack">
          <p>
            <Trans>
              <b>You do not take part in matchmaking yet.</b> Say what you offer and look for: then others can
              ask you for a meeting, and you them.
            </Trans>
          </p>
          <ButtonLink {...offersTarget(slug)} look="filled">
            <Trans>Take part</Trans>
          </ButtonLink>
        </div>
      </Notice>
    </div>
  );
}

/** How many of the coming times are still mine to give. */
function FreeLine({ profile }: { profile: Profile }) {
  const now = useNow(60_000);
  const meetings = useQuery(meetingsQuery(useConference().id)).data ?? [];
  const coming = profile.slots.filter(({ starts }) => Date.parse(starts) > now);
  const booked = new Set(meetings.filter(({ state }) => state === "scheduled").map(({ starts }) => starts));
  const free = coming.filter(
    ({ id, starts }) => !profile.unavailable.includes(id) && !booked.has(starts),
  ).length;
  const all = coming.length;
  if (all === 0) return <Trans>No more times for meetings.</Trans>;
  return (
    <Plural
      value={free}
      _0="None of the coming times is free for you."
      one={`# of the ${all} coming times is free for you.`}
      other={`# of the ${all} coming times are free for you.`}
    />
  );
}
