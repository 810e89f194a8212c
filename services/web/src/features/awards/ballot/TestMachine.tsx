import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { Tracker } from "@/ui/Tracker";
import { type Answer, choicesOf, namesIn } from "../form";
import { seal } from "../sealing/seal";
import styles from "./Ballot.module.css";
import type { Paper } from "./Voting";

/** Seal a test ballot with the same choice, open it again, show what it holds, and throw it away. */
export function TestMachine({ paper, answers }: { paper: Paper; answers: readonly Answer[] }) {
  const { form, file } = paper;
  const test = useMutation({
    mutationFn: async () => {
      const choices = form.questions.map((question, index) => choicesOf(question, answers[index] ?? null));
      // Signed with a code drawn here, that is on no roll: the ballot box would refuse it.
      const made = await seal({ purpose: "test", file, election: form, code: crypto.randomUUID(), choices });
      if (!("opened" in made)) throw new Error("A test ballot is opened");
      return made;
    },
  });
  return (
    <details className={styles.test}>
      <summary>
        <Trans>Test the sealing first</Trans>
      </summary>
      <p className="s">
        <Trans>
          You can ask this device to seal a test ballot with your choice, open it again, and show what it
          holds. A test ballot is signed with a code that is on no roll, thrown away, and never counted. Most
          people skip this.
        </Trans>
      </p>
      <Button size="small" pending={test.isPending} onClick={() => test.mutate()}>
        <Trans>Make a test ballot</Trans>
      </Button>
      {test.data && (
        <TestedBallot
          tracker={test.data.tracker}
          held={form.questions.map((question, index) => namesIn(question, test.data.opened[index] ?? []))}
          chosen={form.questions.map((question, index) => {
            const answer = answers[index] ?? null;
            return question.answers.filter(
              (_, at) => answer?.abstains === false && answer.chosen.includes(at),
            );
          })}
        />
      )}
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

interface Tested {
  tracker: string;
  /** What was found in the opened ballot; null where it was not opened. */
  held: readonly (readonly string[] | null)[];
  chosen: readonly (readonly string[])[];
}

function TestedBallot({ tracker, held, chosen }: Tested) {
  const { t } = useLingui();
  const agrees = held.every((names, index) => names !== null && String(names) === String(chosen[index]));
  const names = held.map((each) => (each === null ? "?" : each.length > 0 ? each.join(", ") : t`abstains`));
  const found = names.join("; ");
  return (
    <Notice tone={agrees ? "information" : "stopped"} announced>
      {agrees ? (
        <p>
          <Trans>
            The test ballot was opened. It holds: <b>{found}</b>. That is what you chose.
          </Trans>
        </p>
      ) : (
        <p>
          <Trans>
            The test ballot does not hold what you chose (found: {found}). Do not vote with this device, and
            tell the organisers.
          </Trans>
        </p>
      )}
      <p className="xs dim">
        <Trans>Its tracker, which will never be on the list:</Trans> <Tracker>{tracker}</Tracker>
      </p>
    </Notice>
  );
}
