import { Trans, useLingui } from "@lingui/react/macro";
import { useRouter } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { isWriting, shortcutsOn } from "@/ui/shortcuts";
import styles from "./Keyboard.module.css";
import { usePlaces } from "./places";
import { useConference } from "./useConference";

/** The time within which the second key must follow `g`. */
const pause = 1_500;

/** `?` shows the list, `g` and a letter go to a place. Dead inside fields, and when switched off. */
export function Keyboard() {
  const { t } = useLingui();
  const [listed, setListed] = useState(false);
  const places = usePlaces();
  const { slug } = useConference();
  const router = useRouter();
  useEffect(() => {
    let goingSince = 0;
    const press = (event: KeyboardEvent) => {
      if (!shortcutsOn() || isWriting(event)) return;
      if (event.key === "?") setListed(true);
      const place = places.find(({ key }) => key === event.key);
      if (Date.now() - goingSince < pause && place) {
        event.preventDefault();
        void router.navigate(place.link(slug));
      }
      goingSince = event.key === "g" ? Date.now() : 0;
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [places, slug, router]);
  const close = () => setListed(false);
  return (
    <Dialog
      open={listed}
      onClose={close}
      title={t`Keys`}
      acts={
        <Button autoFocus onClick={close}>
          <Trans>Close</Trans>
        </Button>
      }
    >
      <dl className={styles.keys}>
        {places.map((place) => (
          <Entry key={place.key} keys={["g", place.key]}>
            {t(place.label)}
          </Entry>
        ))}
        <Entry keys={["m"]}>
          <Trans>Microphone on or off, in rooms</Trans>
        </Entry>
        <Entry keys={["v"]}>
          <Trans>Camera on or off, in rooms</Trans>
        </Entry>
        <Entry keys={[t`Space`]}>
          <Trans>Hold to speak while your microphone is off</Trans>
        </Entry>
        <Entry keys={["?"]}>
          <Trans>This list</Trans>
        </Entry>
        <Entry keys={["Esc"]}>
          <Trans>Close what lies on top</Trans>
        </Entry>
      </dl>
      <p className="s dim">
        <Trans>They can be switched off on your own page.</Trans>
      </p>
    </Dialog>
  );
}

function Entry({ keys, children }: { keys: string[]; children: ReactNode }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
