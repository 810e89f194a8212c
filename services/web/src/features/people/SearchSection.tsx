import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useDeferredValue } from "react";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { isCategory } from "@/features/meeting";
import { Empty } from "@/ui/Empty";
import { EmptySeats } from "@/ui/Hemicycle";
import { Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { type Criteria, partnersQuery } from "./api";
import { type Filter, Filters } from "./Filters";
import { PartnerLine } from "./PartnerLine";

const most = 50;

function criteria({ search, side, category, country, type }: Filter): Criteria {
  const kind = category ?? null;
  return {
    ...(search && { search }),
    ...((side === "offer" || side === "need") && { side }),
    ...(isCategory(kind) && { category: kind }),
    ...(country && { country }),
    ...(type && { organisation_type: type }),
  };
}

/** The people who want to meet, by what they offer and need, where they are from and for whom they work. */
export function SearchSection({ mayAsk }: { mayAsk: boolean }) {
  const { t } = useLingui();
  const { id } = useConference();
  const filter = useSearch({ from: "/c/$slug/inside/people" });
  const navigate = useNavigate({ from: "/c/$slug/people" });
  const found = useQuery(partnersQuery(id, criteria(useDeferredValue(filter))));
  return (
    <Section title={<Trans>Everybody who wants to meet</Trans>}>
      <Filters
        filter={filter}
        onChange={(more) => void navigate({ search: (before) => ({ ...before, ...more }), replace: true })}
      />
      <Loaded query={found} name={t`The people`}>
        {(partners) => (
          <>
            <p className="s dim" role="status">
              {partners.length === most ? (
                <Trans>The first {most} by name. Search to find others.</Trans>
              ) : (
                <Plural value={partners.length} _0="" one="# person" other="# people" />
              )}
            </p>
            {partners.length === 0 ? (
              <Empty title={t`Nobody fits`} picture={<EmptySeats />}>
                <Trans>Take a word or a filter away.</Trans>
              </Empty>
            ) : (
              <Lines>
                {partners.map((partner) => (
                  <PartnerLine key={partner.id} partner={partner} mayAsk={mayAsk} />
                ))}
              </Lines>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
