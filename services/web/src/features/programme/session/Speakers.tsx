import { Trans, useLingui } from "@lingui/react/macro";
import { countryName } from "@/app/words/places";
import { Face } from "@/ui/Face";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { Who } from "@/ui/Who";
import type { Session } from "../api";

/** Who speaks and who moderates, people before content. */
export function Speakers({ people }: { people: Session["people"] }) {
  const { t } = useLingui();
  const known = people.filter(({ person }) => person.name !== "");
  if (known.length === 0) return null;
  return (
    <Section title={<Trans>On stage</Trans>}>
      <Lines tight>
        {known.map(({ person, part }) => (
          <Line key={person.id}>
            <Who
              picture={<Face name={person.name} picture={person.picture} />}
              name={person.name}
              detail={[
                part === "moderator" && t`Moderator`,
                person.headline,
                person.organisation,
                countryName(person.country),
              ]
                .filter(Boolean)
                .join(" · ")}
            />
          </Line>
        ))}
      </Lines>
    </Section>
  );
}
