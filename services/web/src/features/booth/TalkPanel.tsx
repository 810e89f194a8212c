import { Plural, Trans } from "@lingui/react/macro";
import { useConference } from "@/app/conference/useConference";
import { type BoothDetail, deskTarget } from "@/features/exhibition";
import { clock } from "@/time/format";
import { ButtonLink } from "@/ui/ButtonLink";
import { Face } from "@/ui/Face";
import { Panel } from "@/ui/Panel";
import { Presence } from "@/ui/Presence";
import { Who } from "@/ui/Who";
import { AskForm } from "./AskForm";
import { MyRequest } from "./MyRequest";
import styles from "./TalkPanel.module.css";

/** Who is at the booth, and the way to talk to them. */
export function TalkPanel({ booth }: { booth: BoothDetail }) {
  const { slug } = useConference();
  const here = booth.people.filter((each) => each.here);
  return (
    <Panel sealed>
      <section className={styles.panel} aria-label={booth.title}>
        <header className="row apart">
          <h2 className={styles.title}>
            {here.length > 0 ? <Trans>Here now</Trans> : <Trans>Nobody is here now</Trans>}
          </h2>
          {here.length > 0 && (
            <span className="s dim">
              {booth.waiting === 0 ? (
                <Trans>no wait</Trans>
              ) : (
                <Plural value={booth.waiting} one="# waits" other="# wait" />
              )}
            </span>
          )}
        </header>
        {here.map(({ person, busy }) => (
          <Who
            key={person.id}
            picture={<Face name={person.name} picture={person.picture} />}
            name={person.name}
            detail={[person.headline, person.organisation].filter(Boolean).join(" · ")}
          >
            <Presence state={busy ? "busy" : "free"}>
              {busy ? <Trans>in a talk</Trans> : <Trans>free</Trans>}
            </Presence>
          </Who>
        ))}
        {here.length === 0 && <Back booth={booth} />}
        {booth.mine.staff ? (
          <ButtonLink {...deskTarget(slug, booth.id)}>
            <Trans>This is your booth: go to its desk</Trans>
          </ButtonLink>
        ) : booth.mine.request ? (
          <MyRequest request={booth.mine.request} here={here.length} />
        ) : (
          <AskForm booth={booth} here={here.length} />
        )}
      </section>
    </Panel>
  );
}

function Back({ booth }: { booth: BoothDetail }) {
  const back = booth.next_shift === null ? null : clock(booth.next_shift);
  return (
    <p className="s dim">
      {back === null ? (
        <Trans>Ask, and the staff are told wherever they are.</Trans>
      ) : (
        <Trans>Back at {back}. Ask, and the staff are told wherever they are.</Trans>
      )}
    </p>
  );
}
