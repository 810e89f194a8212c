import { Trans } from "@lingui/react/macro";
import { FileText, Film, Globe, Image } from "lucide-react";
import type { Material } from "@/features/exhibition";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { sizeOf } from "./size";

const icons: Record<string, typeof FileText> = { film: Film, picture: Image, link: Globe };

/** Papers, films, pictures and links; opening one tells the booth nothing. */
export function TakeAlong({ materials }: { materials: readonly Material[] }) {
  if (materials.length === 0) return null;
  return (
    <Section title={<Trans>To take with you</Trans>}>
      <Lines tight>
        {materials.map((material) => (
          <Line key={material.id}>
            <Row material={material} />
          </Line>
        ))}
      </Lines>
      <p className="xs dim">
        <Trans>Opening a paper tells the booth nothing about you.</Trans>
      </p>
    </Section>
  );
}

function Row({ material }: { material: Material }) {
  const { kind, title, url, size } = material;
  const Icon = icons[kind] ?? FileText;
  const away = kind === "link" ? { target: "_blank", rel: "noopener noreferrer" } : { download: true };
  return (
    <div className="row apart">
      <span className="row">
        <Icon aria-hidden="true" />
        <span>
          {title} <span className="s dim">{kind !== "link" && sizeOf(size)}</span>
        </span>
      </span>
      <a href={url} className="s" {...away}>
        {kind === "link" ? <Trans>Open</Trans> : <Trans>Save</Trans>}
        <span className="vh">: {title}</span>
      </a>
    </div>
  );
}
