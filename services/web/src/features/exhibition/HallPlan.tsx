import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Swatch } from "@/ui/Hemicycle";
import type { Booth } from "./api";
import styles from "./HallPlan.module.css";
import { plan } from "./plan";
import { boothTarget } from "./targets";

/** The hall as a hemicycle: filled means somebody is there. The list beside it says the same. */
export function HallPlan({ booths }: { booths: readonly Booth[] }) {
  const { t } = useLingui();
  const { slug } = useConference();
  const { stands, radius, width, height } = plan(booths);
  return (
    <figure className={styles.plan}>
      <nav aria-label={t`Plan of the hall`}>
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the navigation around it has the name */}
        <svg viewBox={`-2 -2 ${width + 4} ${height + 4}`}>
          {stands.map(({ booth, x, y }) => {
            const { title, number } = booth;
            const label =
              booth.here > 0 ? t`Booth ${number}, ${title}, somebody is there` : t`Booth ${number}, ${title}`;
            return (
              <Link key={booth.id} {...boothTarget(slug, booth.id)} aria-label={label}>
                <title>{title}</title>
                <circle
                  className={booth.here > 0 ? styles.staffed : styles.empty}
                  cx={x.toFixed(1)}
                  cy={y.toFixed(1)}
                  r={radius}
                />
                <text
                  className={booth.here > 0 ? styles.staffedNumber : styles.number}
                  x={x.toFixed(1)}
                  y={(y + 4.5).toFixed(1)}
                >
                  {number}
                </text>
              </Link>
            );
          })}
          <circle className={styles.entrance} cx={width / 2} cy={height - radius} r={7} />
        </svg>
      </nav>
      <figcaption className="row s">
        <span>
          <Swatch fill="accent">
            <Trans>somebody is there</Trans>
          </Swatch>
        </span>
        <span>
          <Swatch fill="sealed">
            <Trans>empty now</Trans>
          </Swatch>
        </span>
        <span>
          <Swatch fill="now">
            <Trans>entrance</Trans>
          </Swatch>
        </span>
      </figcaption>
    </figure>
  );
}
