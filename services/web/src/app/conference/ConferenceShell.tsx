import { Outlet, useParams } from "@tanstack/react-router";
import { features } from "@/app/features";
import { useSession } from "@/http/session";
import styles from "./ConferenceShell.module.css";
import { Keyboard } from "./Keyboard";
import { NotAnyMore, SignedOut } from "./Outside";
import { StateNotices } from "./StateNotices";
import { TabBar } from "./TabBar";
import { TopBar } from "./TopBar";
import { useKeepSession } from "./useKeepSession";

const observers = features.flatMap((feature) => feature.observers ?? []);

/** The frame of every page inside a conference. */
export function ConferenceShell() {
  const session = useSession();
  useKeepSession(session);
  const { slug } = useParams({ from: "/c/$slug" });
  if (session.phase !== "signed-in") return <SignedOut />;
  // A token for a conference that one has left is for another one.
  if (session.conference?.slug !== slug) return <NotAnyMore />;
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
