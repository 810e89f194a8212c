import { Trans, useLingui } from "@lingui/react/macro";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { CleanText } from "@/features/booth";
import { previewText } from "@/features/exhibition";
import { TextArea } from "@/ui/TextField";
import styles from "./EditBoothPage.module.css";

const pause = 600;

const previewQuery = (conference: string, source: string) =>
  queryOptions({
    queryKey: ["exhibition", conference, "preview", source],
    queryFn: () => previewText(conference, source),
    enabled: source.trim() !== "",
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** The text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return useDeferredValue(settled);
}

interface Props {
  name: string;
  label: string;
  start: string;
  error: string | undefined;
}

/** A text in Markdown, and below it what visitors will see. */
export function MarkdownField({ name, label, start, error }: Props) {
  const { t } = useLingui();
  const { id } = useConference();
  const [source, setSource] = useState(start);
  const preview = useQuery(previewQuery(id, useSettled(source)));
  return (
    <>
      <TextArea
        name={name}
        label={label}
        hint={t`Markdown: # heading, **bold**, - list, [words](https://address)`}
        rows={8}
        maxLength={8000}
        value={source}
        onChange={(event) => setSource(event.target.value)}
        error={error}
      />
      {source.trim() !== "" && preview.data && (
        <section className={styles.preview} aria-label={t`What visitors will see`}>
          <h2 className="xs dim">
            <Trans>What visitors will see</Trans>
          </h2>
          <CleanText html={preview.data.html} />
        </section>
      )}
    </>
  );
}
