import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { useLiveQuery } from "@/live/useTopic";
import { Empty } from "@/ui/Empty";
import { type Poll, pollsQuery } from "./api";
import { readTurnout } from "./live";
import { NewPoll } from "./NewPoll";
import { PollAnswer } from "./PollAnswer";
import { PollManage } from "./PollManage";
import { PollResult } from "./PollResult";
import styles from "./Polls.module.css";

/** Keep a session's polls fresh: how many have answered is shown at once, anything else is asked for. */
function usePolls(session: string) {
  const { id } = useConference();
  const cache = useQueryClient();
  const query = pollsQuery(id, session);
  useLiveQuery(`session.${session}`, query.queryKey, (event) => {
    if (!event.kind.startsWith("poll.")) return true;
    const turnout = readTurnout(event);
    if (turnout === null) return false;
    cache.setQueryData(query.queryKey, (polls) =>
      polls?.map((poll) => (poll.id === turnout.poll ? { ...poll, voted: turnout.voted } : poll)),
    );
    return true;
  });
  return useQuery(query);
}

/** Results of the polls that are over, and for who may ask those prepared and a form; the open one is `RunningPoll`. */
export function SessionPolls({ session, manages }: { session: string; manages: boolean }) {
  const { t } = useLingui();
  const polls = usePolls(session);
  return (
    <div className={styles.panel}>
      <Loaded query={polls} name={t`The polls`}>
        {(found) =>
          found.length === 0 ? (
            <Empty title={t`No poll yet`}>
              {manages ? (
                <Trans>Ask the people here something; the result is drawn when you close it.</Trans>
              ) : (
                <Trans>When somebody on stage asks you something, it stands here.</Trans>
              )}
            </Empty>
          ) : (
            found.filter(({ state }) => state !== "open").map((poll) => <OnePoll key={poll.id} poll={poll} />)
          )
        }
      </Loaded>
      {manages && <NewPoll session={session} />}
    </div>
  );
}

/** The open polls of a session, over whatever else is looked at. */
export function RunningPoll({ session }: { session: string }) {
  const open = usePolls(session).data?.filter(({ state }) => state === "open") ?? [];
  return open.map((poll) => (
    <div key={poll.id} className={styles.running}>
      <OnePoll poll={poll} />
    </div>
  ));
}

function OnePoll({ poll }: { poll: Poll }) {
  return (
    <section className={styles.poll} aria-labelledby={`poll-${poll.id}`}>
      <h2 id={`poll-${poll.id}`} className={styles.question}>
        {poll.question}
      </h2>
      {poll.state === "open" && <PollAnswer poll={poll} />}
      {poll.state === "closed" && <PollResult poll={poll} />}
      {poll.state === "draft" && (
        <p className="s dim">
          <Trans>Prepared; only those on stage see it.</Trans>
        </p>
      )}
      {poll.may_manage && <PollManage poll={poll} />}
    </section>
  );
}
