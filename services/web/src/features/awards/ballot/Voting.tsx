import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { LoadingLines } from "@/ui/Loading";
import type { Election, Nominee } from "../api";
import { type Answer, draw, type Form } from "../form";
import type { Receipt } from "../receipts";
import type { Credential } from "../registrar";
import { CheckStep } from "./CheckStep";
import { ChooseStep } from "./ChooseStep";
import { VotingSteps } from "./VotingSteps";

/** All that a ballot is made from. */
export interface Paper {
  election: Election;
  /** The election's file, byte for byte. */
  file: string;
  form: Form;
  credential: Credential;
  nominees: readonly Nominee[];
}

/** Choosing and checking; nothing is chosen in advance, and the choice lives only in this page. */
export function Voting({ onCast, ...paper }: Paper & { onCast: (receipt: Receipt) => void }) {
  const { t } = useLingui();
  const { election, form, credential } = paper;
  const [checking, setChecking] = useState(false);
  const [answers, setAnswers] = useState<Answer[]>(() => form.questions.map(() => null));
  const drawn = useQuery({
    queryKey: ["lot", election.id, credential.seed],
    queryFn: () => draw(form, credential.seed),
    networkMode: "always",
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (drawn.data === undefined) return <LoadingLines label={t`The ballot is loading`} />;
  return (
    <>
      <VotingSteps current={checking ? 1 : 0} />
      {checking ? (
        <CheckStep paper={paper} answers={answers} onBack={() => setChecking(false)} onCast={onCast} />
      ) : (
        <ChooseStep
          paper={paper}
          drawn={drawn.data}
          answers={answers}
          onChange={setAnswers}
          onCheck={() => setChecking(true)}
        />
      )}
    </>
  );
}
