import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { useChange } from "@/features/meeting";
import { Button } from "@/ui/Button";
import { ButtonLink } from "@/ui/ButtonLink";
import { Section } from "@/ui/Section";
import { profilingQuery, setProfiling } from "./api";
import styles from "./ProfilingPage.module.css";
import { peopleTarget } from "./targets";
import { parts, valueWords } from "./used";

/** What suggestions use, what they never use, and the switch. */
export function ProfilingPage() {
  const { t } = useLingui();
  const { id, slug } = useConference();
  const profiling = useQuery(profilingQuery(id));
  return (
    <Page>
      <PageHead
        title={t`How suggestions are made`}
        line={<Trans>On this server alone, from what people wrote themselves.</Trans>}
        tools={
          <ButtonLink {...peopleTarget(slug)} size="small">
            <Trans>Back to people</Trans>
          </ButtonLink>
        }
      />
      <Loaded query={profiling} name={t`What suggestions use`}>
        {(known) => {
          const shown = known.appearances ?? 0;
          return (
            <div className="stack">
              <Switch off={known.state === "off"} takesPart={known.state !== "not_opted_in"} />
              <Section title={<Trans>What is used of yours</Trans>}>
                <dl className={styles.used}>
                  {Object.entries(known.used).map(([part, values]) => (
                    <div key={part}>
                      <dt className="s dim">{t(parts[part] ?? msg`More`)}</dt>
                      <dd>{values.map((value) => valueWords(part, value, t)).join("; ")}</dd>
                    </div>
                  ))}
                </dl>
                {known.appearances !== null && (
                  <p className="s dim">
                    <Plural
                      value={shown}
                      one="You stand in the list of # person now."
                      other="You stand in the lists of # people now."
                    />
                  </p>
                )}
              </Section>
              <Section title={<Trans>What is never used</Trans>}>
                <ul>
                  {known.never_used.map((what) => (
                    <li key={what}>{what}</li>
                  ))}
                </ul>
              </Section>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Switch({ off, takesPart }: { off: boolean; takesPart: boolean }) {
  const change = useChange((conference, on: boolean) => setProfiling(conference, on));
  if (!takesPart) {
    return (
      <p>
        <Trans>You do not take part in matchmaking, so nothing is used of yours.</Trans>
      </p>
    );
  }
  return (
    <>
      <p>
        {off ? (
          <Trans>Switched off: nothing is made of your texts, and you stand in nobody's list.</Trans>
        ) : (
          <Trans>Switched on. If you switch it off, what was made of your texts is gone at once.</Trans>
        )}
      </p>
      <div className="row">
        <Button pending={change.isPending} onClick={() => change.mutate(off)}>
          {off ? <Trans>Switch suggestions on</Trans> : <Trans>Switch suggestions off</Trans>}
        </Button>
      </div>
      {change.error && <FormError error={change.error} />}
    </>
  );
}
