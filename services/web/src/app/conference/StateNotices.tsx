import { Trans } from "@lingui/react/macro";
import { WifiOff } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useLiveState } from "@/live/useTopic";
import { clock } from "@/time/format";
import { Notice } from "@/ui/Notice";
import { Now } from "@/ui/Now";
import styles from "./StateNotices.module.css";

const subscribe = (watcher: () => void) => {
  addEventListener("online", watcher);
  addEventListener("offline", watcher);
  return () => {
    removeEventListener("online", watcher);
    removeEventListener("offline", watcher);
  };
};
const useOnline = () => useSyncExternalStore(subscribe, () => navigator.onLine);

/** Under the top bar: that the browser is offline, or that news do not come at the moment. */
export function StateNotices() {
  const online = useOnline();
  const live = useLiveState();
  if (!online) return <Offline />;
  if (live.phase === "reconnecting") return <Reconnecting attempt={live.attempt} since={live.since} />;
  if (live.phase === "barred") return <Barred />;
  return null;
}

function Barred() {
  return (
    <div className={styles.place} role="alert">
      <Notice tone="stopped">
        <p>
          <Trans>You were taken out of this conference. What you see is not fresh any more.</Trans>
        </p>
      </Notice>
    </div>
  );
}

function Offline() {
  const [since] = useState(() => clock(Date.now()));
  return (
    <div className={styles.place}>
      <Notice tone="waits" icon={<WifiOff aria-hidden="true" />} announced>
        <p>
          <Trans>
            <b>You are offline since {since}.</b> You can read what is open. What you send waits for you to
            try again.
          </Trans>
        </p>
      </Notice>
    </div>
  );
}

/** A break of under a second needs no words. */
const patience = 1_000;

function Reconnecting({ attempt, since }: { attempt: number; since: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), Math.max(0, since + patience - Date.now()));
    return () => clearTimeout(timer);
  }, [since]);
  if (!shown) return null;
  const at = clock(since);
  return (
    <div className={styles.place} role="alert">
      <Notice tone="waits">
        <p>
          <Now>{attempt < 2 ? <Trans>Reconnecting</Trans> : <Trans>Reconnecting, try {attempt}</Trans>}</Now>{" "}
          <Trans>What you see is as it was at {at}. It goes on by itself.</Trans>
        </p>
      </Notice>
    </div>
  );
}
