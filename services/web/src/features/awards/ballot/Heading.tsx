import { type ReactNode, useEffect, useRef } from "react";

/** The heading of a step; it takes the focus when the step begins, so that it is read out. */
export function Heading({
  title,
  focus = true,
  children,
}: {
  title: string;
  focus?: boolean;
  children?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Plenaria`;
    if (focus) heading.current?.focus();
    scrollTo(0, 0);
  }, [title, focus]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  );
}
