import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Loaded } from "@/app/page/Loaded";
import { PageHead } from "@/app/page/PageHead";
import { PlainPage } from "@/app/page/PlainPage";
import { conferenceQuery } from "@/features/registration";
import { ButtonLink } from "@/ui/ButtonLink";
import { electionQuery } from "./api";
import { ElectionFacts } from "./ElectionFacts";
import { electionWords } from "./words";

/** An election as strangers may check it, without signing in. */
export function PublicElectionPage() {
  const { t } = useLingui();
  const { slug } = useParams({ from: "/c/$slug" });
  const conference = useQuery(conferenceQuery(slug));
  return (
    <PlainPage>
      {conference.data === undefined && <PageHead title={t`Election`} />}
      <Loaded query={conference} name={t`The conference`}>
        {({ id, name }) => <Facts conference={id} name={name} />}
      </Loaded>
    </PlainPage>
  );
}

function Facts({ conference, name }: { conference: string; name: string }) {
  const { t } = useLingui();
  const { slug, election } = useParams({ from: "/c/$slug/public/elections/$election" });
  const query = useQuery(electionQuery(conference, election));
  const words = query.data ? electionWords(query.data) : "";
  return (
    <>
      <PageHead
        title={query.data?.title ?? t`Election`}
        line={`${name}. ${words}`}
        tools={
          <ButtonLink to="/c/$slug" params={{ slug }} size="small">
            <Trans>To the conference</Trans>
          </ButtonLink>
        }
      />
      <Loaded query={query} name={t`The election`}>
        {(found) => <ElectionFacts conference={conference} election={found} mine="" />}
      </Loaded>
    </>
  );
}
