import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import type { Next, OnNow } from "@/app/feature";
import { PageTitle } from "@/app/page/PageTitle";
import { clock, minutesUntil, weekday } from "@/time/format";
import { useNow } from "@/time/useNow";
import { ButtonLink } from "@/ui/ButtonLink";
import { Meta } from "@/ui/Meta";
import { Now } from "@/ui/Now";
import { chooseHero, upcoming, useNext, useOnNow } from "./contributions";
import styles from "./Hero.module.css";

/** What is on, or what comes next, with the one act of the lobby. */
export function Hero() {
  const now = useNow(5_000);
  const onNow = useOnNow();
  const hero = chooseHero(onNow.items.filter(({ ends }) => Date.parse(ends) > now));
  const next = upcoming(useNext().items, now)[0];
  if (hero) return <Room hero={hero} others={onNow.items.filter(({ id }) => id !== hero.id)} now={now} />;
  return next ? <Soon next={next} now={now} /> : <Quiet />;
}

function Room({ hero, others, now }: { hero: OnNow; others: OnNow[]; now: number }) {
  const { t } = useLingui();
  const left = minutesUntil(hero.ends, now);
  const from = clock(hero.starts);
  const until = clock(hero.ends);
  return (
    <section className={styles.hero} aria-label={t`On now`}>
      <Now>
        <Plural value={left} one="On now, # minute left" other="On now, # minutes left" />
      </Now>
      <PageTitle title={t`Lobby`} className={styles.title}>
        {hero.title}
      </PageTitle>
      <Meta>
        {hero.facts}
        <Trans>
          {from} to {until}
        </Trans>
      </Meta>
      <div className={styles.acts}>
        <ButtonLink {...hero.enter.to} look="filled" size="big">
          {hero.enter.label}
        </ButtonLink>
      </div>
      {others.length > 0 && <AlsoOn items={others} />}
    </section>
  );
}

function AlsoOn({ items }: { items: OnNow[] }) {
  const { t } = useLingui();
  return (
    <ul className={styles.others} aria-label={t`Also on now`}>
      {items.map((item) => (
        <li key={item.id}>
          <Link {...item.enter.to}>{item.title}</Link> <span className="dim">{item.facts[0]}</span>
        </li>
      ))}
    </ul>
  );
}

function Soon({ next, now }: { next: Next; now: number }) {
  const { t } = useLingui();
  const minutes = minutesUntil(next.starts, now);
  const at = clock(next.starts);
  const when = weekday(next.starts);
  return (
    <section className={styles.hero} aria-label={t`Next`}>
      <Now>
        {minutes <= 90 ? (
          <Plural value={minutes} one="Next, in # minute" other="Next, in # minutes" />
        ) : (
          <Trans>
            Next, {when}, {at}
          </Trans>
        )}
      </Now>
      <PageTitle title={t`Lobby`} className={styles.title}>
        {next.title}
      </PageTitle>
      <Meta>
        {next.detail}
        <Trans>Begins {at}</Trans>
      </Meta>
      <div className={styles.acts}>
        <ButtonLink {...next.to} size="big">
          <Trans>Look at it</Trans>
        </ButtonLink>
      </div>
    </section>
  );
}

function Quiet() {
  const { t } = useLingui();
  const { name } = useConference();
  return (
    <section className={styles.hero} aria-label={t`On now`}>
      <PageTitle title={t`Lobby`} className={styles.title}>
        {name}
      </PageTitle>
      <p className="dim">
        <Trans>Nothing is on at the moment. What begins appears here by itself.</Trans>
      </p>
    </section>
  );
}
