import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { PersonLine, useChange, useNameOf } from "@/features/meeting";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Empty } from "@/ui/Empty";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { Why } from "@/ui/Why";
import { AskForm } from "./AskForm";
import { judgeSuggestion, type Suggestion, type Suggestions, suggestionsQuery, type Verdict } from "./api";
import { NotForMe } from "./NotForMe";
import { profilingTarget } from "./targets";

const AT_FIRST = 5;

/** Suggested people, each with the reason in the two people's own words. */
export function SuggestionSection() {
  const { t } = useLingui();
  const { id, slug } = useConference();
  const query = useQuery(suggestionsQuery(id));
  return (
    <Section
      title={<Trans>Suggested for you</Trans>}
      link={<Link {...profilingTarget(slug)}>{t`How we choose, and how to turn it off`}</Link>}
    >
      <Loaded query={query} name={t`The suggestions`}>
        {(found) => <Found suggestions={found} />}
      </Loaded>
    </Section>
  );
}

function Found({ suggestions }: { suggestions: Suggestions }) {
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  const { state, items } = suggestions;
  if (state === "preparing") {
    return (
      <p role="status">
        <Trans>Your suggestions are being made. They come by themselves in a moment.</Trans>
      </p>
    );
  }
  if (state === "off")
    return <Empty title={t`Suggestions are switched off`}>{t`Search works as ever.`}</Empty>;
  if (items.length === 0) {
    return (
      <Empty title={t`Nobody to suggest yet`}>
        <Trans>Say more of what you offer and look for; somebody may come along any minute.</Trans>
      </Empty>
    );
  }
  return (
    <>
      <Lines>
        {(all ? items : items.slice(0, AT_FIRST)).map((suggestion) => (
          <Suggested key={suggestion.person.id} suggestion={suggestion} />
        ))}
      </Lines>
      {!all && items.length > AT_FIRST && (
        <Button onClick={() => setAll(true)}>
          <Trans>Show all</Trans>
        </Button>
      )}
      <NotConsidered counts={suggestions.not_considered} />
    </>
  );
}

function Suggested({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<"ask" | "not" | null>(null);
  const { person, reason, gain, give, common_slots, liked } = suggestion;
  const name = useNameOf()(person);
  const close = () => setOpen(null);
  const pair = gain ?? give;
  const judge = useChange((conference, verdict: Verdict) =>
    judgeSuggestion(conference, person.id, {
      verdict,
      need: pair?.need.id ?? null,
      offer: pair?.offer.id ?? null,
    }),
  );
  return (
    <Line
      acts={
        <>
          <Button size="small" aria-label={t`Ask ${name} for a meeting`} onClick={() => setOpen("ask")}>
            <Trans>Ask for a meeting</Trans>
          </Button>
          <Button
            size="small"
            look="quiet"
            aria-label={t`More like ${name}`}
            aria-pressed={liked}
            disabled={liked}
            pending={judge.isPending}
            onClick={() => judge.mutate("liked")}
          >
            {liked ? <Trans>Noted</Trans> : <Trans>More like this</Trans>}
          </Button>
          <Button
            size="small"
            look="quiet"
            aria-label={t`Not for me: ${name}`}
            onClick={() => setOpen("not")}
          >
            <Trans>Not for me</Trans>
          </Button>
        </>
      }
    >
      <PersonLine person={person}>
        <Why>{reason}</Why>
        {common_slots !== null && (
          <p className="s dim">
            <Plural
              value={common_slots}
              _0="No time is free for both of you."
              one="# time is free for both of you."
              other="# times are free for both of you."
            />
          </p>
        )}
      </PersonLine>
      <Dialog open={open === "ask"} onClose={close} title={t`Ask ${name} for a meeting`}>
        <AskForm partner={person} onDone={close} />
      </Dialog>
      <Dialog open={open === "not"} onClose={close} title={t`Why is ${name} not for you?`}>
        <NotForMe onChoose={(verdict) => judge.mutate(verdict, { onSuccess: close })} onDone={close} />
      </Dialog>
    </Line>
  );
}

/** Who is not in the list, and for which cause: nobody is left out in silence. */
function NotConsidered({ counts }: { counts: Suggestions["not_considered"] }) {
  const left = Object.values(counts).reduce((sum, count) => sum + (count ?? 0), 0);
  if (left === 0) return null;
  return (
    <p className="xs dim">
      <Plural
        value={left}
        one="# person was not considered: not open to suggestions, of your organisation, or without a common time."
        other="# people were not considered: not open to suggestions, of your organisation, or without a common time."
      />
    </p>
  );
}
