import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useRef } from "react";
import { Tile } from "@/ui/Tile";
import styles from "./PersonTile.module.css";
import type { Person, Picture } from "./types";

/** A picture from the room. One's own is shown as in a mirror. */
export function RoomVideo({
  picture,
  mirrored = false,
  label,
}: {
  picture: Picture;
  mirrored?: boolean;
  label: string;
}) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => (video.current === null ? undefined : picture.attach(video.current)), [picture]);
  return (
    <video
      ref={video}
      className={mirrored ? styles.mirrored : undefined}
      aria-label={label}
      autoPlay
      playsInline
      muted
    />
  );
}

interface Props {
  person: Person;
  /** How the person is called here; without it the name that the room knows. */
  name?: string;
  hand?: ReactNode;
  act?: ReactNode;
}

/** Somebody in the room, with picture and microphone as they are. */
export function PersonTile({ person, name, hand, act }: Props) {
  const { t } = useLingui();
  const called = person.me ? t`You` : (name ?? person.name);
  return (
    <Tile
      name={name ?? person.name}
      caption={called}
      video={person.camera && <RoomVideo picture={person.camera} mirrored={person.me} label={called} />}
      muted={!person.microphone}
      mutedLabel={t`Microphone off`}
      speaking={person.speaking}
      hand={hand}
      act={act}
    />
  );
}

/** A screen that somebody shares, whole, never cut. */
export function ScreenTile({ person, name }: { person: Person; name?: string }) {
  const { t } = useLingui();
  if (person.screen === null) return null;
  const whose = name ?? person.name;
  const label = person.me ? t`Your screen` : t`Screen of ${whose}`;
  return (
    <div className={styles.screen}>
      <Tile name={label} video={<RoomVideo picture={person.screen} label={label} />} />
    </div>
  );
}
