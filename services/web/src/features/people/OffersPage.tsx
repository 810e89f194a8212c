import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { Form } from "@/app/form/Form";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { useChange } from "@/features/meeting";
import { Button } from "@/ui/Button";
import { ButtonLink } from "@/ui/ButtonLink";
import { Check } from "@/ui/Choice";
import { Section } from "@/ui/Section";
import { TextField } from "@/ui/TextField";
import { toast } from "@/ui/toasts";
import { type Profile, profileQuery, saveProfile } from "./api";
import { type Draft, draftOf, problems, profileIn } from "./draft";
import { EntryFields } from "./EntryFields";
import styles from "./OffersPage.module.css";
import { SlotChecks } from "./SlotChecks";
import { peopleTarget } from "./targets";

/** What I offer, what I look for, and when I have time. */
export function OffersPage() {
  const { t } = useLingui();
  const profile = useQuery(profileQuery(useConference().id));
  return (
    <Page>
      <PageHead
        title={t`My offers, needs and times`}
        line={<Trans>Everybody who takes part sees what you offer and look for.</Trans>}
      />
      <Loaded query={profile} name={t`Your offers and needs`}>
        {(known) => <Offers profile={known} />}
      </Loaded>
    </Page>
  );
}

function Offers({ profile }: { profile: Profile }) {
  const { t } = useLingui();
  const { slug } = useConference();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => draftOf(profile));
  const [wrong, setWrong] = useState<Error | null>(null);
  const save = useChange(
    (conference, changed: Draft) => saveProfile(conference, profileIn(changed, profile)),
    () => {
      toast({
        text: draft.opted_in ? t`Kept. Others find you now.` : t`Kept. Nobody finds you for a meeting.`,
      });
      void navigate(peopleTarget(slug));
    },
  );
  const change = (more: Partial<Draft>) => setDraft({ ...draft, ...more });
  const submit = () => {
    const found = problems(draft);
    setWrong(found);
    if (found === null) save.mutate(draft);
  };
  return (
    <Form onSubmit={submit} error={wrong ?? save.error}>
      <Check checked={draft.opted_in} onChange={(event) => change({ opted_in: event.target.checked })}>
        <Trans>
          I take part in matchmaking: others find me here and may ask me for a meeting. I can leave again at
          any time.
        </Trans>
      </Check>
      <div className={styles.parts}>
        <Section title={<Trans>What I look for</Trans>}>
          <EntryFields side="need" draft={draft} onChange={change} error={wrong ?? save.error} />
        </Section>
        <Section title={<Trans>What I offer</Trans>}>
          <EntryFields side="offer" draft={draft} onChange={change} error={wrong ?? save.error} />
        </Section>
        <Section title={<Trans>What I want from the conference</Trans>}>
          <TextField
            label={t`Goals`}
            hint={t`Up to ten, with commas between them: find partners, learn from others`}
            value={draft.goals}
            onChange={(event) => change({ goals: event.target.value })}
          />
        </Section>
        <Section title={<Trans>When I have time</Trans>}>
          <SlotChecks slots={profile.slots} draft={draft} onChange={change} />
        </Section>
      </div>
      <div className="row">
        <Button type="submit" look="filled" pending={save.isPending}>
          <Trans>Keep it</Trans>
        </Button>
        <ButtonLink {...peopleTarget(slug)}>
          <Trans>Back to people</Trans>
        </ButtonLink>
      </div>
    </Form>
  );
}
