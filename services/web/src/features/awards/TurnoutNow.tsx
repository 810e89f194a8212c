import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { type Election, electionsQuery } from "./api";
import { Turnout } from "./Turnout";
import { awardsTarget, manageTarget } from "./targets";
import { useElection } from "./useElection";
import { electionWords } from "./words";

const UNDER_WAY: ReadonlySet<Election["state"]> = new Set(["open", "closed", "tallied", "revealing"]);

/** For the control room: the elections under way with their turnout, which is public, and never a count. */
export function TurnoutNow() {
  const { t } = useLingui();
  const { id, slug } = useConference();
  const elections = useQuery(electionsQuery(id));
  return (
    <Section
      title={<Trans>Award elections</Trans>}
      link={
        <Link {...awardsTarget(slug)}>
          <Trans>All awards</Trans>
        </Link>
      }
    >
      <Loaded query={elections} name={t`The elections`}>
        {(all) => {
          const running = all.filter(({ state }) => UNDER_WAY.has(state));
          if (running.length === 0) {
            return (
              <p className="dim">
                <Trans>No election is under way.</Trans>
              </p>
            );
          }
          return (
            <Lines>
              {running.map((election) => (
                <Line key={election.id}>
                  <Running election={election} />
                </Line>
              ))}
            </Lines>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Running({ election: listed }: { election: Election }) {
  const { slug } = useConference();
  const election = useElection(listed.id).data ?? listed;
  return (
    <div className="stack">
      <p>
        <Link {...manageTarget(slug, election.award)}>{election.title}</Link>
        <br />
        <span className="s dim">{electionWords(election)}</span>
      </p>
      <Turnout election={election} />
    </div>
  );
}
