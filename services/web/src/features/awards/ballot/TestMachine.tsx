import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@/ui/Button";
import { buttonClass } from "@/ui/buttonClass";
import { Notice } from "@/ui/Notice";
import { Tracker } from "@/ui/Tracker";
import { type Answer, choicesOf, chosenIn, holds } from "../form";
import { openBallot } from "../sealing/open";
import { sealAndOpen } from "../sealing/seal";
import styles from "./Ballot.module.css";
import { testCode } from "./testCode";
import type { Paper } from "./Voting";

/** Seal a test ballot with the same choice, open it, encrypt it again here, compare, and throw it away. */
export function TestMachine({ paper, answers }: { paper: Paper; answers: readonly Answer[] }) {
  const { form, file } = paper;
  const test = useMutation({
    mutationFn: async () => {
      const choices = form.questions.map((question, index) => choicesOf(question, answers[index] ?? null));
      const made = await sealAndOpen({ file, election: form, code: testCode(), choices });
      return { tracker: made.tracker, opened: openBallot(made.ballot, form.public_key, made.randomness) };
    },
  });
  return (
    <details className={styles.test}>
      <summary>
        <Trans>Test the sealing first</Trans>
      </summary>
      <p className="s">
        <Trans>
          This device seals a test ballot with your choice and shows its tracker. Only then it must hand out
          the secret numbers with which the ballot was sealed; the page seals your choice again with them and
          compares. A test ballot is signed with a code that is on no roll, thrown away, and never counted.
          Most people skip this.
        </Trans>
      </p>
      <Button size="small" pending={test.isPending} onClick={() => test.mutate()}>
        <Trans>Make a test ballot</Trans>
      </Button>
      {test.data && <Tested {...test.data} paper={paper} answers={answers} />}
      {test.error && (
        <Notice tone="stopped" announced>
          <p>
            <Trans>This device could not seal a ballot: {test.error.message}</Trans>
          </p>
        </Notice>
      )}
    </details>
  );
}

interface TestedProps {
  paper: Paper;
  answers: readonly Answer[];
  tracker: string;
  opened: ReturnType<typeof openBallot>;
}

function Tested({ paper, answers, tracker, opened }: TestedProps) {
  const { t } = useLingui();
  const { questions, public_key } = paper.form;
  const agrees = questions.every((question, index) =>
    holds(question, answers[index] ?? null, opened[index] ?? []),
  );
  const found = questions
    .map((question, index) => chosenIn(question, answers[index] ?? null).join(", ") || t`abstaining`)
    .join("; ");
  const numbers = JSON.stringify({ public_key, tracker, opened }, null, 2);
  return (
    <Notice tone={agrees ? "information" : "stopped"} announced>
      {agrees ? (
        <p>
          <Trans>
            Opened, sealed again, and the same in every number. The test ballot holds: <b>{found}</b>. That is
            what you chose.
          </Trans>
        </p>
      ) : (
        <p>
          <Trans>
            The test ballot does not hold what you chose. Do not vote with this device, and tell the
            organisers.
          </Trans>
        </p>
      )}
      <p className="xs dim">
        <Trans>Its tracker, which will never be on the list:</Trans> <Tracker>{tracker}</Tracker>
      </p>
      <a
        className={buttonClass({ size: "small" })}
        href={`data:application/json,${encodeURIComponent(numbers)}`}
        download="test-ballot.json"
      >
        <Trans>Save the opened ballot, to check it elsewhere</Trans>
      </a>
    </Notice>
  );
}
