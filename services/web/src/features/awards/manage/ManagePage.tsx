import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { ButtonLink } from "@/ui/ButtonLink";
import { Notice } from "@/ui/Notice";
import { awardQuery } from "../api";
import { awardTarget } from "../targets";
import { useElectionOf } from "../useElectionOf";
import { awardWords, electionWords } from "../words";
import { ManageAward } from "./ManageAward";

/** Everything an organiser does with one award, in the order in which it happens. */
export function ManagePage() {
  const { t } = useLingui();
  const { id, slug, me } = useConference();
  const { award } = useParams({ from: "/c/$slug/inside/awards/$award/manage" });
  const query = useQuery(awardQuery(id, award));
  const election = useElectionOf(award, query.data?.entity.election ?? null);
  const title = query.data?.entity.title ?? t`Award`;
  return (
    <Page>
      <PageHead
        title={t`Prepare: ${title}`}
        heading={title}
        line={query.data && (election ? electionWords(election) : awardWords(query.data.entity))}
        tools={
          <ButtonLink {...awardTarget(slug, award)} size="small">
            <Trans>As everybody sees it</Trans>
          </ButtonLink>
        }
      />
      {me.roles.includes("organiser") ? (
        <Loaded query={query} name={t`The award`}>
          {({ entity, etag }) => <ManageAward award={entity} etag={etag} election={election} />}
        </Loaded>
      ) : (
        <Notice tone="stopped">
          <p>
            <Trans>Only organisers prepare awards.</Trans>
          </p>
        </Notice>
      )}
    </Page>
  );
}
