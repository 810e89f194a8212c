import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { ButtonLink } from "@/ui/ButtonLink";
import { Chip } from "@/ui/Chip";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { useAlsoOpen } from "./contributions";
import { Part } from "./Part";

/** What else is open: elections, exhibition, help desk. */
export function AlsoOpenList() {
  const { t } = useLingui();
  const open = useAlsoOpen();
  if (open.items.length === 0 && !open.pending && open.retry === null) return null;
  return (
    <Section title={<Trans>Also open</Trans>}>
      <Part part={open} name={t`What else is open`} empty={null}>
        <Lines tight>
          {open.items.map((item) => (
            <Line
              key={item.id}
              acts={
                item.act.button && (
                  <ButtonLink {...item.act.to} size="small">
                    {item.act.label}
                  </ButtonLink>
                )
              }
            >
              <b>{item.title}</b> {item.chip && <Chip tone="hot">{item.chip}</Chip>}
              <p className="s dim">{item.detail}</p>
              {!item.act.button && (
                <Link {...item.act.to} className="s">
                  {item.act.label}
                </Link>
              )}
            </Line>
          ))}
        </Lines>
      </Part>
    </Section>
  );
}
