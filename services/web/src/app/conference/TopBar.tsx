import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { features } from "@/app/features";
import { BrandMark } from "@/ui/Brand";
import { Clock } from "./Clock";
import { usePlaces } from "./places";
import styles from "./TopBar.module.css";
import { useConference } from "./useConference";

const tools = features.flatMap((feature) => feature.tools ?? []);

/** Brand, conference, places, clock and tools. On narrow screens the places move to the tab bar. */
export function TopBar() {
  const { t } = useLingui();
  const { slug, name } = useConference();
  const places = usePlaces();
  return (
    <header className={styles.bar}>
      <Link to="/c/$slug/lobby" params={{ slug }} className={styles.brand}>
        <BrandMark />
        Plenaria
      </Link>
      <span className={styles.conference}>{name}</span>
      <nav aria-label={t`Main`}>
        {places.map((place) => (
          <Link key={place.key} {...place.link(slug)}>
            {t(place.label)}
          </Link>
        ))}
      </nav>
      <div className={styles.tools}>
        <Clock />
        {tools.map((Tool, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is constant
          <Tool key={index} />
        ))}
      </div>
    </header>
  );
}
