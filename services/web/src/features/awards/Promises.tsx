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
            <b>That nobody can be made to prove a vote.</b> Who looks over your shoulder, or has your sign-in,
            sees or casts your vote. Until voting closes you can vote again unseen.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>A device that is not yours alone.</b> A program that watches your screen sees your choice
            before it is sealed. The test ballot shows whether this page seals what you chose.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>That nobody knows who took part.</b> The part of Plenaria that keeps the roll could learn who
            voted. It cannot learn how.
          </Trans>
        </li>
        <li>
          <Trans>
            <b>Protection against both halves together.</b> The roll and the ballot box are kept apart. If
            whoever runs both broke the rules together, they could vote for people who did not; the public
            list shows how many ballots there are, and everyone can look for their own.
          </Trans>
        </li>
      </ul>
    </Section>
  );
}
