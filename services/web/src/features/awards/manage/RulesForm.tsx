import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useConferenceData } from "@/app/conference/useConferenceData";
import { Form } from "@/app/form/Form";
import { fieldError } from "@/app/form/values";
import { toField } from "@/time/zoned";
import { Button } from "@/ui/Button";
import { Check } from "@/ui/Choice";
import { SelectField, TextField } from "@/ui/TextField";
import type { Rules } from "../api";
import styles from "./Manage.module.css";
import { readRules } from "./readRules";

interface Props {
  /** null: a new election. */
  rules: Rules | null;
  error: Error | null;
  pending: boolean;
  submit: ReactNode;
  onSubmit: (rules: Rules) => void;
  /** Back to the rules as they are, where there are some. */
  onLeave?: () => void;
}

/** The rule book as a form; it is shown as sentences before voting opens. */
export function RulesForm({ rules, error: refusal, pending, submit, onSubmit, onLeave }: Props) {
  const { t } = useLingui();
  const zone = useConferenceData()?.time_zone ?? "UTC";
  const [wrong, setWrong] = useState<Error | null>(null);
  const [counting, setCounting] = useState<string>(rules?.counting ?? "plurality");
  const error = wrong ?? refusal;
  const problem = (name: string) => fieldError(error, name);
  const moment = (when: string | null | undefined) => (when ? toField(when, zone) : "");
  const [closes, setCloses] = useState(moment(rules?.closes_at));
  const send = (data: FormData) => {
    const read = readRules(data, zone);
    setWrong(read instanceof Error ? read : null);
    if (!(read instanceof Error)) onSubmit(read);
  };
  return (
    <Form error={error} onSubmit={send}>
      <fieldset className={styles.group}>
        <legend>
          <Trans>The ballot</Trans>
        </legend>
        <TextField
          label={t`The question`}
          hint={t`As it stands on the ballot`}
          name="question"
          defaultValue={rules?.question ?? ""}
          error={problem("question")}
        />
        <SelectField label={t`Who may vote`} name="roll" defaultValue={rules?.roll ?? "admitted"}>
          <option value="admitted">{t`Everybody who is admitted to the conference`}</option>
          <option value="organisations">{t`One named person for each organisation`}</option>
          <option value="jurors">{t`The jury`}</option>
        </SelectField>
        <div className={styles.pair}>
          <SelectField
            label={t`How votes are counted`}
            name="counting"
            value={counting}
            onChange={(event) => setCounting(event.target.value)}
          >
            <option value="plurality">{t`Each voter chooses one; most votes win`}</option>
            <option value="approval">{t`Each voter may choose several; most votes win`}</option>
          </SelectField>
          {counting === "approval" && (
            <TextField
              label={t`How many one may choose`}
              name="most"
              type="number"
              min={1}
              max={30}
              defaultValue={rules?.most ?? 3}
              error={problem("most")}
            />
          )}
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>
          <Trans>When voting closes</Trans>
        </legend>
        <TextField
          label={t`Voting closes`}
          hint={t`On the clocks of the conference. Empty: you close it by hand`}
          name="closes_at"
          type="datetime-local"
          value={closes}
          onChange={(event) => setCloses(event.target.value)}
          error={problem("closes_at")}
        />
        {closes !== "" && (
          <Check name="may_extend" defaultChecked={rules?.may_extend ?? false}>
            <Trans>We may extend it while voting is open, to a later moment only</Trans>
          </Check>
        )}
      </fieldset>
      <fieldset className={styles.group}>
        <legend>
          <Trans>The result</Trans>
        </legend>
        <div className={styles.pair}>
          <SelectField label={t`Equal votes`} name="ties" defaultValue={rules?.ties ?? "joint"}>
            <option value="joint">{t`They share the place`}</option>
            <option value="lot">{t`A lot decides that nobody can choose`}</option>
          </SelectField>
          <SelectField
            label={t`Without a result`}
            name="without_result"
            defaultValue={rules?.without_result ?? "no_award"}
          >
            <option value="no_award">{t`The award is not given`}</option>
            <option value="repeat">{t`The election is repeated`}</option>
            <option value="jury">{t`The jury decides`}</option>
          </SelectField>
          <TextField
            label={t`Least number of voters for a result`}
            hint={t`0: no such rule`}
            name="quorum"
            type="number"
            min={0}
            defaultValue={rules?.quorum ?? 0}
            error={problem("quorum")}
          />
        </div>
        <SelectField
          label={t`Who holds the key`}
          hint={t`Trustees make their parts before voting opens, and open the result together`}
          name="trustees"
          defaultValue={rules?.trustees ? `${rules.trustees.threshold}/${rules.trustees.size}` : ""}
        >
          <option value="">{t`The server alone`}</option>
          <option value="2/3">{t`The server and two of three trustees`}</option>
          <option value="3/5">{t`The server and three of five trustees`}</option>
          <option value="1/1">{t`The server and one trustee`}</option>
        </SelectField>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>
          <Trans>The ceremony</Trans>
        </legend>
        <div className={styles.pair}>
          <SelectField
            label={t`Order of the ceremony`}
            hint={t`One press for each place`}
            name="reveal"
            defaultValue={(rules?.reveal ?? [3, 2, 1]).join(",")}
          >
            <option value="3,2,1">{t`Third, second, first`}</option>
            <option value="2,1">{t`Second, first`}</option>
            <option value="1">{t`First only`}</option>
          </SelectField>
          <TextField
            label={t`Nothing is revealed before`}
            hint={t`Empty: as soon as voting is closed`}
            name="embargo_until"
            type="datetime-local"
            defaultValue={moment(rules?.embargo_until)}
            error={problem("embargo_until")}
          />
        </div>
      </fieldset>
      <div className="row">
        <Button type="submit" look="filled" pending={pending}>
          {submit}
        </Button>
        {onLeave && (
          <Button onClick={onLeave}>
            <Trans>Leave them as they are</Trans>
          </Button>
        )}
      </div>
    </Form>
  );
}
