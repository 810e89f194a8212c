import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useConference } from "@/app/conference/useConference";
import { countryName } from "@/app/words/places";
import { WriteButton } from "@/features/chat";
import { Chip } from "@/ui/Chip";
import { Empty } from "@/ui/Empty";
import { Face } from "@/ui/Face";
import { Line, Lines } from "@/ui/Lines";
import { LoadingLines } from "@/ui/Loading";
import { Who } from "@/ui/Who";
import type { Presence, Somebody } from "./api";
import { Barred } from "./Barred";
import styles from "./PeoplePanel.module.css";
import { PersonActs } from "./PersonActs";
import { usePresence } from "./usePresence";

interface Props {
  thing: string;
  /** I moderate this room. */
  moderates: boolean;
}

/** Who is in the room: raised hands first, in their order; a moderator acts on each. */
export function PeoplePanel({ thing, moderates }: Props) {
  const { t } = useLingui();
  const { me } = useConference();
  const presence = usePresence(thing);
  if (presence === undefined) return <LoadingLines label={t`The people are loading`} />;
  if (presence.count === 0) {
    return (
      <Empty title={<Trans>Nobody is here yet</Trans>}>
        <Trans>Whoever enters is shown here.</Trans>
      </Empty>
    );
  }
  return (
    <div className={styles.panel}>
      <p className="s dim">
        <Plural value={presence.count} one="# person is here" other="# people are here" />
      </p>
      <Lines tight>
        {rows(presence).map(({ somebody, hand, guest }) => (
          <Line
            key={somebody.id}
            acts={
              somebody.id !== me.participant && (
                <>
                  <WriteButton participant={somebody.id} name={somebody.name ?? ""} />
                  {moderates && (
                    <PersonActs thing={thing} somebody={somebody} hand={hand > 0} guest={guest} />
                  )}
                </>
              )
            }
          >
            <Person somebody={somebody}>
              {hand > 0 && <Chip tone="hot">{t`Hand up, number ${hand}`}</Chip>}
              {guest && <Chip tone="on">{t`on stage`}</Chip>}
            </Person>
          </Line>
        ))}
      </Lines>
      {moderates && <Barred thing={thing} />}
    </div>
  );
}

interface Row {
  somebody: Somebody;
  /** Place in the queue; 0 where no hand is up. */
  hand: number;
  guest: boolean;
}

function rows({ present, hands, guests }: Presence): Row[] {
  const raised = hands.map(({ participant }) => participant);
  const others = present
    .map(({ participant }) => participant)
    .filter(({ id }) => !raised.some((one) => one.id === id));
  return [...raised, ...others].map((somebody) => ({
    somebody,
    hand: 1 + raised.findIndex(({ id }) => id === somebody.id),
    guest: guests.some(({ id }) => id === somebody.id),
  }));
}

export function Person({ somebody, children }: { somebody: Somebody; children?: ReactNode }) {
  const { name = "", organisation = "", country = "", picture = null } = somebody;
  const from = [organisation, countryName(country)].filter(Boolean).join(" · ");
  return (
    <Who picture={<Face name={name} picture={picture} />} name={name} detail={from}>
      {children}
    </Who>
  );
}
