import { useEffect, useRef } from "react";

/** The heading of a step; it takes the focus when the step begins, so that it is read out. */
export function Heading({ title }: { title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Plenaria`;
    heading.current?.focus();
    scrollTo(0, 0);
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  );
}
