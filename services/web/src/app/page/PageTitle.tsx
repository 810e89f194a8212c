import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useRef } from "react";

interface Props {
  /** What the browser's tab says. */
  title: string;
  /** What the heading says, if more than the title. */
  children?: ReactNode;
  className?: string | undefined;
}

/** The address whose heading had the focus last; null until the first page is drawn. */
let focused: string | null = null;

/** The h1. It names the browser's tab, and takes the focus after a change of page so that it is read out. */
export function PageTitle({ title, children, className }: Props) {
  const { t } = useLingui();
  const heading = useRef<HTMLHeadingElement>(null);
  const tab = t`${title} · Plenaria`;
  useEffect(() => {
    document.title = tab;
  }, [tab]);
  useEffect(() => {
    if (focused !== null && focused !== location.pathname) heading.current?.focus();
    focused = location.pathname;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children ?? title}
    </h1>
  );
}
