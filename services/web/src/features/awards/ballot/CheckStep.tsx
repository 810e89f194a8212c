import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { LockKeyhole } from "lucide-react";
import { useRef, useSyncExternalStore } from "react";
import * as v from "valibot";
import { useConference } from "@/app/conference/useConference";
import { hasCode, Unreachable } from "@/http/problem";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { castBallot, electionsKey } from "../api";
import { type Answer, choicesOf, chosenIn } from "../form";
import { keepReceipt, type Receipt } from "../receipts";
import { seal } from "../sealing/seal";
import styles from "./Ballot.module.css";
import { Heading } from "./Heading";
import { TestMachine } from "./TestMachine";
import type { Paper } from "./Voting";

const Cast = v.object({ tracker: v.string(), height: v.number() });

interface Props {
  paper: Paper;
  answers: readonly Answer[];
  onBack: () => void;
  onCast: (receipt: Receipt) => void;
}

const watchLine = (changed: () => void) => {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
};

/** What was chosen, once more; then sealing and casting in one press. */
export function CheckStep({ paper, answers, onBack, onCast }: Props) {
  const { t } = useLingui();
  const { id, me } = useConference();
  const cache = useQueryClient();
  const { election, form, file, credential } = paper;
  const online = useSyncExternalStore(watchLine, () => navigator.onLine);
  // Kept while the outcome is unknown: the same bytes sent again count once.
  const sealed = useRef<{ ballot: string; tracker: string } | null>(null);
  const cast = useMutation({
    mutationFn: async () => {
      if (sealed.current === null) {
        const choices = form.questions.map((question, index) => choicesOf(question, answers[index] ?? null));
        sealed.current = await seal({ file, election: form, code: credential.code, choices });
      }
      const cast = v.parse(Cast, await castBallot(id, election.id, sealed.current.ballot));
      return { ...cast, at: new Date().toISOString() };
    },
    onSuccess: (receipt) => {
      sealed.current = null;
      keepReceipt(election.id, me.participant, receipt);
      void cache.invalidateQueries({ queryKey: electionsKey(id) });
      onCast(receipt);
    },
  });
  return (
    <>
      <Heading title={t`Is this what you want?`} />
      {form.questions.map((question, index) => {
        const answer = answers[index] ?? null;
        const names = chosenIn(question, answer);
        const nobody = answer?.abstains ? t`I abstain` : t`None of them`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the questions of an election never change
          <div key={index} className={styles.pick}>
            <p className="dim s">{question.question}</p>
            <p className={styles.choice}>{names.length > 0 ? names.join(", ") : nobody}</p>
          </div>
        );
      })}
      {!online && (
        <Notice tone="waits" announced>
          <p>
            <Trans>
              You are offline. A ballot cannot be cast now, and your choice is not stored: stay on this page,
              or choose again later.
            </Trans>
          </p>
        </Notice>
      )}
      {cast.error && <Refused error={cast.error} />}
      <div className={styles.act}>
        <Button
          look="filled"
          size="big"
          disabled={!online}
          pending={cast.isPending}
          onClick={() => cast.mutate()}
        >
          <LockKeyhole aria-hidden="true" />
          {cast.error instanceof Unreachable ? (
            <Trans>Send it again</Trans>
          ) : (
            <Trans>Seal and cast my ballot</Trans>
          )}
        </Button>
        <Button size="big" disabled={cast.isPending} onClick={onBack}>
          <Trans>Change it</Trans>
        </Button>
      </div>
      <p className="s dim" role="status">
        {cast.isPending ? (
          <Trans>Sealing on this device, then sending. This takes about a second.</Trans>
        ) : (
          <Trans>
            One press does both: your device seals the ballot, then sends it. No further sign-in, no second
            page.
          </Trans>
        )}
      </p>
      <TestMachine paper={paper} answers={answers} />
    </>
  );
}

function Refused({ error }: { error: Error }) {
  return (
    <Notice tone="stopped" announced>
      {error instanceof Unreachable ? (
        <p>
          <Trans>
            No answer came, so we do not know whether your ballot arrived. Send it again: the very same sealed
            ballot counts only once.
          </Trans>
        </p>
      ) : hasCode(error, "voting_closed") ? (
        <p>
          <Trans>Voting has closed. Your ballot came too late and was not taken.</Trans>
        </p>
      ) : (
        <p>
          <Trans>
            The ballot box did not take your ballot; nothing was counted. It says: {error.message}
          </Trans>
        </p>
      )}
    </Notice>
  );
}
