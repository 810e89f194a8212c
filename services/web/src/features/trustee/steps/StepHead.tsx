import { type ReactNode, useEffect, useRef } from "react";
import styles from "../Trustee.module.css";

interface Props {
  title: string;
  children: ReactNode;
}

let drawn: string | null = null;

/** The step a trustee is at; its heading takes the focus when the step changes, so that it is read out. */
export function StepHead({ title, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (drawn !== null && drawn !== title) heading.current?.focus();
    drawn = title;
  }, [title]);
  return (
    <div className={`stack ${styles.step}`}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </div>
  );
}
