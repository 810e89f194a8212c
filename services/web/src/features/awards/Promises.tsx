import { Trans } from "@lingui/react/macro";
import { EyeOff, LockKeyhole, Repeat2, SearchCheck } from "lucide-react";
import { Section } from "@/ui/Section";
import type { Election } from "./api";
import styles from "./Promises.module.css";

/** What an election promises, in the words a voter needs. */
export function Promises({ election }: { election: Election }) {
  const trustees = election.rules.trustees;
  const least = trustees?.threshold ?? 0;
  const all = trustees?.size ?? 0;
  return (
    <Section title={<Trans>What we promise</Trans>}>
      <ul className={styles.promises}>
        <li>
          <LockKeyhole aria-hidden="true" />
          <span>
            {trustees ? (
              <Trans>
                <b>Secret.</b> Your choice is locked on this device before it is sent. A single ballot could
                be opened only if the server and {least} of the {all} trustees broke the rules together. We
                cannot protect a device that somebody else controls.
              </Trans>
            ) : (
              <Trans>
                <b>Secret.</b> Your choice is locked on this device before it is sent, and ballots are only
                opened added up. This election has no trustees: whoever controls the server's key could open a
                single ballot. We cannot protect a device that somebody else controls.
              </Trans>
            )}
          </span>
        </li>
        <li>
          <Repeat2 aria-hidden="true" />
          <span>
            <Trans>
              <b>Yours to change.</b> Vote again until voting closes. Only the last ballot counts.
            </Trans>
          </span>
        </li>
        <li>
          <SearchCheck aria-hidden="true" />
          <span>
            <Trans>
              <b>Checkable.</b> You get a tracker and can find your ballot on the public list.
            </Trans>
          </span>
        </li>
        <li>
          <EyeOff aria-hidden="true" />
          <span>
            <Trans>
              <b>Sealed.</b> Nobody, the organisers included, sees a total before the ceremony.
            </Trans>
          </span>
        </li>
      </ul>
    </Section>
  );
}

/** What no system of this kind can promise, said plainly. */
export function NotPromised() {
  return (
    <Section title={<Trans>What we do not promise</Trans>}>
      <ul className={styles.plain}>
        <li>
          <Trans>
            <b>That nobody can be made to prove a vote.</b> Somebody who stands beside you while you vote, or
            puts a program of theirs on your device, can get a proof of it. If you are pressed, vote as they
            want and vote again alone before closing: only the last ballot counts. Nothing protects you from
            somebody who holds your sign-in to the end.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Safety on an infected device.</b> A program that watches your screen sees your choice before it
            is sealed, and could seal another one. The test ballot on the ballot page catches a device that
            seals something else; it does not catch one that only looks on.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>That nobody can learn who took part.</b> The registrar, the part of Plenaria that keeps the
            roll, knows whose code is whose and could so learn who voted. It cannot learn how.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Protection against registrar and ballot box together.</b> They are kept apart. If whoever runs
            both broke the rules, they could cast ballots for people who did not vote, or replace a ballot.
            Whoever looks for their own tracker after closing would see a replaced one; nobody would see a
            ballot cast for somebody who never looks. What you chose they still could not read without the key
            that opens the ballots.
          </Trans>
        </li>
      </ul>
    </Section>
  );
}
