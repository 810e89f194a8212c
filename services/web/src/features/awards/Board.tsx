import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/ui/Button";
import { classes } from "@/ui/classes";
import { Notice } from "@/ui/Notice";
import { Section } from "@/ui/Section";
import { TextField } from "@/ui/TextField";
import { Tracker } from "@/ui/Tracker";
import { boardPage, boardQuery, type Election, electionsKey } from "./api";
import styles from "./ElectionPage.module.css";

interface Props {
  conference: string;
  election: Election;
  /** The tracker of the reader's own ballot, or nothing. */
  mine: string;
}

/** The public list of ballots: trackers and no names; and a way to find one's own. */
export function Board({ conference, election, mine }: Props) {
  const { t } = useLingui();
  const [wanted, setWanted] = useState("");
  const list = useInfiniteQuery({
    queryKey: [...electionsKey(conference), election.id, "board", "pages"],
    queryFn: ({ pageParam, signal }) => boardPage(conference, election.id, pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => (page.next ? Number(page.next) : undefined),
  });
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("tracker");
    setWanted(typeof typed === "string" ? typed.replace(/\s+/g, "") : "");
  };
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={<Trans>The public list of ballots</Trans>}>
      <div className="stack">
        <form className={styles.search} onSubmit={search}>
          <TextField
            label={t`Find my ballot`}
            hint={t`The tracker of your receipt, with or without spaces`}
            name="tracker"
            defaultValue={mine}
            autoComplete="off"
            spellCheck={false}
          />
          <Button type="submit">
            <Trans>Look for it</Trans>
          </Button>
        </form>
        {wanted && <Found conference={conference} election={election.id} tracker={wanted} />}
        {list.isSuccess && entries.length === 0 && (
          <p className="dim">
            <Trans>No ballot has been cast yet.</Trans>
          </p>
        )}
        {entries.length > 0 && (
          <ol className={styles.list}>
            {entries.map(({ height, tracker }) => (
              <li key={height} className={classes(tracker === mine && styles.mine)}>
                <span className="s dim">{height}</span>
                <span>
                  <Tracker>{tracker}</Tracker>
                  {tracker === mine && (
                    <b className="s">
                      {" "}
                      <Trans>yours</Trans>
                    </b>
                  )}
                </span>
              </li>
            ))}
          </ol>
        )}
        {list.hasNextPage && (
          <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        )}
      </div>
    </Section>
  );
}

function Found({ conference, election, tracker }: { conference: string; election: string; tracker: string }) {
  const query = useQuery(boardQuery(conference, election, { tracker }));
  if (query.data === undefined) return null;
  const entry = query.data.items[0];
  const place = entry?.height ?? 0;
  return (
    <Notice tone={entry ? "information" : "stopped"} announced>
      {entry ? (
        <p>
          <Trans>
            Your ballot is in the box, as entry {place}. If you voted again later, only the later one counts.
          </Trans>
        </p>
      ) : (
        <p>
          <Trans>
            No ballot with this tracker is on the list. Compare the letters; if they agree with your receipt,
            tell the organisers before the ceremony.
          </Trans>
        </p>
      )}
    </Notice>
  );
}
