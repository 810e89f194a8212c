import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useConference } from "@/app/conference/useConference";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { ecosystems } from "@/app/words/ecosystems";
import { ButtonLink } from "@/ui/ButtonLink";
import { Empty } from "@/ui/Empty";
import { EmptySeats } from "@/ui/Hemicycle";
import { Section } from "@/ui/Section";
import { Segments } from "@/ui/Segments";
import { SelectField, TextField } from "@/ui/TextField";
import { AddBooth } from "./AddBooth";
import { type Booth, boothsQuery, myBoothsQuery } from "./api";
import { BoothList } from "./BoothList";
import { fitting, type Order } from "./filter";
import styles from "./HallPage.module.css";
import { HallPlan } from "./HallPlan";
import { deskTarget, heldTarget } from "./targets";

/** The hall: who is there for me now? */
export function HallPage() {
  const { t } = useLingui();
  const { id, slug } = useConference();
  const booths = useQuery(boothsQuery(id));
  return (
    <Page>
      <PageHead
        title={t`Exhibition`}
        line={booths.data && booths.data.length > 0 && <StaffedLine booths={booths.data} />}
        tools={
          <>
            <MyDesks />
            <ButtonLink {...heldTarget(slug)} size="small">
              <Trans>Who holds my data</Trans>
            </ButtonLink>
            <AddBooth />
          </>
        }
      />
      <Loaded query={booths} name={t`The exhibition`}>
        {(found) => (found.length === 0 ? <NoBooths /> : <Hall booths={found} />)}
      </Loaded>
    </Page>
  );
}

function StaffedLine({ booths }: { booths: readonly Booth[] }) {
  const staffed = booths.filter(({ here }) => here > 0).length;
  const all = booths.length;
  return (
    <Trans>
      <b>
        {staffed} of {all} booths
      </b>{" "}
      have somebody there now.
    </Trans>
  );
}

/** The way to the desks of the booths that one staffs. */
function MyDesks() {
  const { id, slug } = useConference();
  const { data: mine = [] } = useQuery(myBoothsQuery(id));
  return mine.map((booth) => (
    <ButtonLink key={booth.id} {...deskTarget(slug, booth.id)} size="small">
      {mine.length === 1 ? <Trans>Desk of my booth</Trans> : <Trans>Desk: {booth.title}</Trans>}
    </ButtonLink>
  ));
}

function Hall({ booths }: { booths: readonly Booth[] }) {
  const { t } = useLingui();
  const filter = useSearch({ from: "/c/$slug/inside/exhibition" });
  const navigate = useNavigate({ from: "/c/$slug/exhibition" });
  const shown = fitting(booths, filter);
  const count = shown.length;
  const change = (more: Partial<typeof filter>) =>
    void navigate({ search: (before) => ({ ...before, ...more }), replace: true });
  const present = Object.entries(ecosystems).filter(([key]) =>
    booths.some((booth) => booth.ecosystems.includes(key)),
  );
  return (
    <div className={styles.hall}>
      <search className={styles.filters}>
        <TextField
          type="search"
          label={t`Search`}
          placeholder={t`Find a booth or a theme`}
          hideLabel
          value={filter.search ?? ""}
          onChange={(event) => change({ search: event.target.value || undefined })}
        />
        <SelectField
          label={t`Ecosystem`}
          hideLabel
          value={filter.ecosystem ?? ""}
          onChange={(event) => change({ ecosystem: event.target.value || undefined })}
        >
          <option value="">{t`All ecosystems`}</option>
          {present.map(([key, name]) => (
            <option key={key} value={key}>
              {t(name)}
            </option>
          ))}
        </SelectField>
        <Segments<Order>
          label={t`Order`}
          value={filter.order === "name" ? "name" : "staffed"}
          onChange={(order) => change({ order: order === "name" ? order : undefined })}
          options={[
            { value: "staffed", label: <Trans>Staffed first</Trans> },
            { value: "name", label: <Trans>A to Z</Trans> },
          ]}
        />
      </search>
      <div className={styles.list}>
        <p className="vh" role="status">
          {t`${count} booths`}
        </p>
        {count === 0 ? <NothingFits /> : <BoothList booths={shown} />}
      </div>
      <aside className={styles.aside}>
        <HallPlan booths={booths} />
        <Section title={<Trans>Looking is not sharing</Trans>}>
          <p className="s dim">
            <Trans>
              A booth sees how many people came, and who you are only if you ask for contact or leave
              something.
            </Trans>
          </p>
          <Privacy />
        </Section>
      </aside>
    </div>
  );
}

function Privacy() {
  const { slug } = useConference();
  return (
    <Link {...heldTarget(slug)} className="s">
      <Trans>Which booths hold my data</Trans>
    </Link>
  );
}

function NothingFits() {
  const { t } = useLingui();
  return (
    <Empty title={t`No booth fits`}>
      <Trans>Take a word or the ecosystem away.</Trans>
    </Empty>
  );
}

function NoBooths() {
  const { t } = useLingui();
  return (
    <Empty title={t`The hall is still empty`} picture={<EmptySeats />}>
      <Trans>Booths appear here as soon as the organisers put them up.</Trans>
    </Empty>
  );
}
