import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Loaded } from "@/app/page/Loaded";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { Face } from "@/ui/Face";
import { Line, Lines } from "@/ui/Lines";
import { Notice } from "@/ui/Notice";
import { TextField } from "@/ui/TextField";
import { Who } from "@/ui/Who";
import { AskDialog } from "./AskDialog";
import { type Partner, partnersQuery } from "./api";

/** Search the people who want to meet, by what they offer and need. */
export function FindPeople({ conference, takesPart }: { conference: string; takesPart: boolean }) {
  const { t } = useLingui();
  const [search, setSearch] = useState("");
  const [asked, setAsked] = useState<Partner | null>(null);
  const partners = useQuery(partnersQuery(conference, useDeferredValue(search)));
  return (
    <div className="stack">
      {!takesPart && (
        <Notice tone="waits">
          <p>
            <Trans>You can look around. To ask somebody, join first: say what you offer and need.</Trans>
          </p>
        </Notice>
      )}
      <TextField
        name="search"
        type="search"
        label={t`Words of an offer, a need, a name or an organisation`}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <Loaded query={partners} name={t`The people`}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t`Nobody fits these words`} />
          ) : (
            <Lines>
              {items.map((person) => (
                <Line key={person.id}>
                  <Who
                    picture={<Face name={person.name} />}
                    name={person.name}
                    detail={[person.headline, person.organisation, person.country]
                      .filter(Boolean)
                      .join(" · ")}
                  >
                    <ul>
                      {person.entries.map((entry) => (
                        <li key={`${entry.side}${entry.text}`} lang={entry.language}>
                          <b>{entry.side === "offer" ? t`offers` : t`needs`}</b> {entry.text}
                        </li>
                      ))}
                    </ul>
                    {takesPart && (
                      <Button size="small" onClick={() => setAsked(person)}>
                        <Trans>Ask for a meeting</Trans>
                      </Button>
                    )}
                  </Who>
                </Line>
              ))}
            </Lines>
          )
        }
      </Loaded>
      {asked && <AskDialog conference={conference} person={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}
