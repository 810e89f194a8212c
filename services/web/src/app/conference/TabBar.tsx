import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { usePlaces } from "./places";
import styles from "./TabBar.module.css";
import { useConference } from "./useConference";

/** The places at the bottom of a phone's screen. */
export function TabBar() {
  const { t } = useLingui();
  const { slug } = useConference();
  return (
    <nav className={styles.bar} aria-label={t`Places`}>
      {usePlaces().map((place) => (
        <Link key={place.key} {...place.link(slug)}>
          <place.icon aria-hidden="true" />
          {t(place.label)}
        </Link>
      ))}
    </nav>
  );
}
