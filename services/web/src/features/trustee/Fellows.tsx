import { Trans } from "@lingui/react/macro";
import { CircleCheck, CircleDashed } from "lucide-react";
import { Section } from "@/ui/Section";
import type { Duty } from "./api";
import styles from "./Trustee.module.css";
import { stepWords } from "./words";

/** Who the trustees are, and for whom the others wait. */
export function Fellows({ duty }: { duty: Duty }) {
  return (
    <Section title={<Trans>The trustees</Trans>}>
      <ul className={styles.fellows}>
        {duty.trustees.map(({ number, name, step }) => (
          <li key={number}>
            {step === "ready" ? <CircleCheck aria-hidden="true" /> : <CircleDashed aria-hidden="true" />}
            <span>
              <b>{name}</b>
              {number === duty.number && (
                <>
                  {" "}
                  <Trans>(you)</Trans>
                </>
              )}
              <span className="dim">: {stepWords(step)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
