import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { LoadingLines } from "@/ui/Loading";
import { Steps } from "@/ui/Steps";
import type { Election, Nominee } from "../api";
import { type Answer, type Form, lotOrder } from "../form";
import { type Receipt, receiptOf } from "../receipts";
import type { Credential } from "../registrar";
import { CheckStep } from "./CheckStep";
import { ChooseStep } from "./ChooseStep";
import { SealedStep } from "./SealedStep";

/** All that a ballot is made from. */
export interface Paper {
  election: Election;
  /** The election's file, byte for byte. */
  file: string;
  form: Form;
  credential: Credential;
  nominees: readonly Nominee[];
}

/** The three steps of voting; nothing is chosen in advance, and the choice lives only in this page. */
export function Voting(paper: Paper) {
  const { t } = useLingui();
  const { me } = useConference();
  const { election, form, credential } = paper;
  const before = receiptOf(election.id, me.participant);
  const [step, setStep] = useState<"choose" | "check" | "sealed">("choose");
  const [answers, setAnswers] = useState<Answer[]>(() => form.questions.map(() => null));
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const orders = useQuery({
    queryKey: ["lot", election.id, credential.seed],
    queryFn: () =>
      Promise.all(form.questions.map((question) => lotOrder(credential.seed, question.answers.length))),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const steps = [t`Read and choose`, t`Check`, t`Sealed`];
  if (orders.data === undefined) return <LoadingLines label={t`The ballot is loading`} />;
  return (
    <>
      <Steps
        label={t`Steps of voting`}
        steps={steps}
        current={step === "choose" ? 0 : step === "check" ? 1 : 2}
      />
      {step === "choose" && (
        <ChooseStep
          paper={paper}
          orders={orders.data}
          answers={answers}
          before={before}
          onChange={setAnswers}
          onCheck={() => setStep("check")}
        />
      )}
      {step === "check" && (
        <CheckStep
          paper={paper}
          answers={answers}
          onBack={() => setStep("choose")}
          onCast={(cast) => {
            setAnswers(form.questions.map(() => null));
            setReceipt(cast);
            setStep("sealed");
          }}
        />
      )}
      {step === "sealed" && receipt && (
        <SealedStep election={election} receipt={receipt} onAgain={() => setStep("choose")} />
      )}
    </>
  );
}
