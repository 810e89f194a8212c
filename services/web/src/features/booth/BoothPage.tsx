import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageTitle } from "@/app/page/PageTitle";
import { ecosystems } from "@/app/words/ecosystems";
import { countryName } from "@/app/words/places";
import { type BoothDetail, boothQuery, deskTarget, hallTarget, say } from "@/features/exhibition";
import { ButtonLink } from "@/ui/ButtonLink";
import { Chip } from "@/ui/Chip";
import { Section } from "@/ui/Section";
import styles from "./BoothPage.module.css";
import { CleanText } from "./CleanText";
import { LeaveContact } from "./LeaveContact";
import { Sign } from "./Sign";
import { TakeAlong } from "./TakeAlong";
import { TalkPanel } from "./TalkPanel";
import { useVisit } from "./useVisit";
import { WhoStandsWhen } from "./WhoStandsWhen";

/** A booth: can I talk to somebody, what can I take, what do they learn of me? */
export function BoothPage() {
  const { t } = useLingui();
  const { id } = useConference();
  const { booth } = useParams({ from: "/c/$slug/inside/exhibition/$booth" });
  const query = useQuery(boothQuery(id, booth));
  useVisit(query.data === undefined || query.data.mine.staff ? null : booth);
  return (
    <Page>
      <Loaded query={query} name={t`The booth`}>
        {(found) => <Booth booth={found} />}
      </Loaded>
    </Page>
  );
}

function Booth({ booth }: { booth: BoothDetail }) {
  const text = say(booth.html);
  const film = booth.materials.find(({ kind }) => kind === "film");
  const pictures = booth.materials.filter(({ kind }) => kind === "picture");
  return (
    <div className={styles.page}>
      <Head booth={booth} />
      <div className={styles.aside}>
        <TalkPanel booth={booth} />
        {!booth.mine.staff && <LeaveContact booth={booth} />}
        <WhoStandsWhen shifts={booth.shifts} />
      </div>
      <div className={styles.main}>
        {film && (
          // biome-ignore lint/a11y/useMediaCaption: exhibitors upload films as they have them; captions are in the picture or not there
          <video className={styles.film} src={film.url} controls preload="metadata" aria-label={film.title} />
        )}
        {text !== "" && (
          <Section title={<Trans>About us</Trans>}>
            <CleanText html={text} />
          </Section>
        )}
        {pictures.length > 0 && (
          <ul className={styles.pictures}>
            {pictures.map(({ id, url, title }) => (
              <li key={id}>
                <img src={url} alt={title} loading="lazy" />
              </li>
            ))}
          </ul>
        )}
        <TakeAlong materials={booth.materials} />
      </div>
    </div>
  );
}

function Head({ booth }: { booth: BoothDetail }) {
  const { t } = useLingui();
  const { slug } = useConference();
  const { number } = booth;
  const place = [say(booth.teaser), countryName(booth.country)].filter(Boolean).join(" · ");
  return (
    <header className={styles.head}>
      <p className="s dim">
        <Link {...hallTarget(slug)}>
          <ArrowLeft aria-hidden="true" /> <Trans>Hall</Trans>
        </Link>{" "}
        <Trans>Booth {number}</Trans>
      </p>
      <div className={styles.name}>
        <Sign booth={booth} />
        <div>
          <PageTitle title={booth.title} />
          <p className="dim">{place}</p>
        </div>
        <div className={styles.tools}>
          {booth.ecosystems.map((key) => (
            <Chip key={key}>{ecosystems[key] === undefined ? key : t(ecosystems[key])}</Chip>
          ))}
          {booth.mine.staff && (
            <ButtonLink {...deskTarget(slug, booth.id)} size="small">
              <Trans>Desk of this booth</Trans>
            </ButtonLink>
          )}
          {booth.mine.may_edit && (
            <ButtonLink to="/c/$slug/exhibition/$booth/edit" params={{ slug, booth: booth.id }} size="small">
              <Trans>Edit booth</Trans>
            </ButtonLink>
          )}
        </div>
      </div>
    </header>
  );
}
