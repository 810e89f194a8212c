import { Outlet } from "@tanstack/react-router";
import { features } from "@/app/features";
import { useSession } from "@/http/session";
import styles from "./ConferenceShell.module.css";
import { Keyboard } from "./Keyboard";
import { SignedOut } from "./SignedOut";
import { StateNotices } from "./StateNotices";
import { TabBar } from "./TabBar";
import { TopBar } from "./TopBar";
import { useKeepSession } from "./useKeepSession";

const observers = features.flatMap((feature) => feature.observers ?? []);

/** The frame of every page inside a conference. */
export function ConferenceShell() {
  const session = useSession();
  useKeepSession(session);
  if (session.phase !== "signed-in" || session.conference === null) return <SignedOut />;
  return (
    <div className={styles.shell}>
      <TopBar />
      <StateNotices />
      <Outlet />
      <TabBar />
      <Keyboard />
      {observers.map((Observer, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is constant
        <Observer key={index} />
      ))}
    </div>
  );
}
