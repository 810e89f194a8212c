import { Trans, useLingui } from "@lingui/react/macro";
import { Empty } from "@/ui/Empty";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { Who } from "@/ui/Who";
import { useWaiting } from "./contributions";
import { Part } from "./Part";
import { PartLink } from "./PartLink";

/** Who wants something from me; the longest wait first. */
export function WaitingList() {
  const { t } = useLingui();
  const waiting = useWaiting();
  return (
    <Section
      title={<Trans>Waiting for you</Trans>}
      count={waiting.items.length}
      link={<PartLink part="waiting" />}
    >
      <Part
        part={waiting}
        name={t`Who waits for you`}
        empty={
          <Empty title={t`Nobody waits for you`}>
            <Trans>Requests to meet, answers and questions to you come here.</Trans>
          </Empty>
        }
      >
        <Lines tight>
          {waiting.items.map((item) => (
            <Line key={item.id} acts={item.acts}>
              <Who picture={item.picture} name={item.title} detail={item.detail} />
            </Line>
          ))}
        </Lines>
      </Part>
    </Section>
  );
}
