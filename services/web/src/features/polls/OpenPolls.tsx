import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { ButtonLink } from "@/ui/ButtonLink";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { openPollsQuery } from "./api";

/** The polls that take votes now: how many have answered, never what. */
export function OpenPolls() {
  const { id, slug } = useConference();
  const polls = useQuery(openPollsQuery(id)).data ?? [];
  if (polls.length === 0) return null;
  return (
    <Section title={<Trans>Polls under way</Trans>}>
      <Lines tight>
        {polls.map(({ id: poll, session, question, voted }) => (
          <Line key={poll}>
            <div className="row apart">
              <span>
                <b>{question}</b>{" "}
                <span className="s dim">
                  <Plural value={voted} one="# has answered" other="# have answered" />
                </span>
              </span>
              <ButtonLink to="/c/$slug/programme/$session/room" params={{ slug, session }} size="small">
                <Trans>To the session</Trans>
                <span className="vh">: {question}</span>
              </ButtonLink>
            </div>
          </Line>
        ))}
      </Lines>
    </Section>
  );
}
