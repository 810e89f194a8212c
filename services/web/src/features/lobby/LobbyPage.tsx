import { Page } from "@/app/page/Page";
import { AlsoOpenList } from "./AlsoOpenList";
import { Hero } from "./Hero";
import styles from "./LobbyPage.module.css";
import { NextList } from "./NextList";
import { WaitingList } from "./WaitingList";
import { WherePeopleAre } from "./WherePeopleAre";

/** What is on, what is next for me, who wants something from me. */
export function LobbyPage() {
  return (
    <Page>
      <div className={styles.lobby}>
        <div className={styles.first}>
          <Hero />
          <WherePeopleAre />
        </div>
        <div className={styles.below}>
          <NextList />
          <WaitingList />
          <AlsoOpenList />
        </div>
      </div>
    </Page>
  );
}
