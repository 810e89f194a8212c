import type { ReactNode } from "react";
import styles from "./PageHead.module.css";
import { PageTitle } from "./PageTitle";

interface Props {
  title: string;
  /** What the heading says, if more than the title. */
  heading?: ReactNode;
  /** One sentence under it: what is so now. */
  line?: ReactNode;
  /** Search and filters, at the right. */
  tools?: ReactNode;
}

/** The head of a page: title, one sentence, tools. */
export function PageHead({ title, heading, line, tools }: Props) {
  return (
    <div className={styles.head}>
      <div>
        <PageTitle title={title}>{heading}</PageTitle>
        {line && <p className="dim">{line}</p>}
      </div>
      {tools && <div className={styles.tools}>{tools}</div>}
    </div>
  );
}
