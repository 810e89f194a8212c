import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Pencil } from "lucide-react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageTitle } from "@/app/page/PageTitle";
import {
  type BoothDetail,
  boothQuery,
  boothTarget,
  exhibitionKey,
  leadsQuery,
  queueQuery,
  setHere,
} from "@/features/exhibition";
import { useLiveQuery } from "@/live/useTopic";
import { ButtonLink } from "@/ui/ButtonLink";
import { Check } from "@/ui/Choice";
import { Empty } from "@/ui/Empty";
import styles from "./DeskPage.module.css";
import { LeadsSection } from "./LeadsSection";
import { QueueSection } from "./QueueSection";
import { RosterSection } from "./RosterSection";
import { TodaySection } from "./TodaySection";

/** The booth's desk: who waits, what may I use? */
export function DeskPage() {
  const { t } = useLingui();
  const { id } = useConference();
  const { booth } = useParams({ from: "/c/$slug/inside/exhibition/$booth/desk" });
  const query = useQuery(boothQuery(id, booth));
  return (
    <Page>
      <Loaded query={query} name={t`The desk`}>
        {(found) => (found.mine.staff ? <Desk booth={found} /> : <NotYours booth={found} />)}
      </Loaded>
    </Page>
  );
}

function Desk({ booth }: { booth: BoothDetail }) {
  const { id } = useConference();
  const queue = useQuery(queueQuery(id, booth.id));
  const leads = leadsQuery(id, booth.id).queryKey;
  const cache = useQueryClient();
  useLiveQuery(`booth.${booth.id}`, leads, (event) => {
    if (event.kind !== "queue.changed") return event.kind !== "leads.changed";
    void cache.invalidateQueries({ queryKey: queueQuery(id, booth.id).queryKey });
    return true;
  });
  return (
    <>
      <Head booth={booth} />
      <div className={styles.desk}>
        <QueueSection booth={booth.id} queue={queue} />
        <LeadsSection booth={booth} />
        <div className={styles.aside}>
          <RosterSection booth={booth} />
          {queue.data && <TodaySection queue={queue.data} />}
        </div>
      </div>
    </>
  );
}

function Head({ booth }: { booth: BoothDetail }) {
  const { t } = useLingui();
  const { id, slug, me } = useConference();
  const cache = useQueryClient();
  const amHere = booth.people.some(({ person, here }) => here && person.id === me.participant);
  const here = useMutation({
    mutationFn: (is: boolean) => setHere(id, booth.id, is),
    onSuccess: () => cache.invalidateQueries({ queryKey: exhibitionKey(id) }),
  });
  return (
    <header className={styles.head}>
      <div>
        <p className="s dim">
          <Trans>Booth desk</Trans>
        </p>
        <PageTitle title={booth.title} />
      </div>
      <div className={styles.tools}>
        <Check
          checked={here.isPending ? here.variables : amHere}
          onChange={(event) => here.mutate(event.target.checked)}
        >
          {t`I am at the booth`}
        </Check>
        <ButtonLink {...boothTarget(slug, booth.id)}>
          <Trans>See it as a visitor</Trans>
        </ButtonLink>
        <ButtonLink to="/c/$slug/exhibition/$booth/edit" params={{ slug, booth: booth.id }}>
          <Pencil aria-hidden="true" /> <Trans>Edit booth</Trans>
        </ButtonLink>
      </div>
      {here.error && <FormError error={here.error} />}
    </header>
  );
}

function NotYours({ booth }: { booth: BoothDetail }) {
  const { t } = useLingui();
  const { slug } = useConference();
  return (
    <>
      <PageTitle title={booth.title} />
      <Empty
        title={t`This desk is for the staff of the booth`}
        acts={
          <ButtonLink {...boothTarget(slug, booth.id)}>
            <Trans>Go to the booth</Trans>
          </ButtonLink>
        }
      >
        <Trans>Queue and leads are seen by nobody else, the organisers neither.</Trans>
      </Empty>
    </>
  );
}
