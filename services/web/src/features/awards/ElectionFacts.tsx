import type { ReactNode } from "react";
import type { Election } from "./api";
import { Board } from "./Board";
import styles from "./ElectionPage.module.css";
import { NotPromised, Promises } from "./Promises";
import { Result } from "./Result";
import { RuleBook, Turnout } from "./RuleBook";
import { Verify } from "./Verify";

interface Props {
  conference: string;
  election: Election;
  /** The tracker of the reader's own ballot, or nothing. */
  mine: string;
  /** What only the reader has: the receipt. */
  children?: ReactNode;
}

/** All that is public about an election: result, rules, turnout, list of ballots, and how to check them. */
export function ElectionFacts({ conference, election, mine, children }: Props) {
  const isRevealed = election.state === "revealed";
  const isDraft = election.state === "draft";
  return (
    <div className={styles.parts}>
      {isRevealed && <Result conference={conference} election={election} />}
      {isRevealed && <Verify conference={conference} election={election} />}
      <div className={styles.columns}>
        <RuleBook election={election} />
        <div className={styles.parts}>
          {!isDraft && !isRevealed && <Turnout election={election} />}
          <Promises election={election} />
        </div>
      </div>
      {children}
      {!isDraft && (
        <div id="ballots">
          <Board conference={conference} election={election} mine={mine} />
        </div>
      )}
      {!isDraft && !isRevealed && <Verify conference={conference} election={election} />}
      <NotPromised />
    </div>
  );
}
