import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageHead } from "@/app/page/PageHead";
import { countryName } from "@/app/words/places";
import { clock, day } from "@/time/format";
import { Button } from "@/ui/Button";
import { ButtonLink } from "@/ui/ButtonLink";
import { Dialog } from "@/ui/Dialog";
import { Empty } from "@/ui/Empty";
import { Line, Lines } from "@/ui/Lines";
import { Mark } from "@/ui/Mark";
import { Who } from "@/ui/Who";
import { boothQuery, type MyLead, myLeadsQuery, withdrawFields } from "./api";
import styles from "./HeldPage.module.css";
import { boothTarget, hallTarget } from "./targets";
import { leadFields, leftFields } from "./words";

/** Every booth that holds the reader's data, what it holds, and how to take it back. */
export function HeldPage() {
  const { t } = useLingui();
  const { id, slug } = useConference();
  const held = useQuery(myLeadsQuery(id));
  return (
    <Page>
      <PageHead
        title={t`Who holds my data`}
        line={
          <Trans>What you left at booths, and with whom. Nobody else has it, the organisers neither.</Trans>
        }
        tools={
          <ButtonLink {...hallTarget(slug)} size="small">
            <Trans>Back to the hall</Trans>
          </ButtonLink>
        }
      />
      <Loaded query={held} name={t`What booths hold`}>
        {(leads) =>
          leads.length === 0 ? (
            <Empty title={t`No booth holds anything of yours`}>
              <Trans>Looking at booths, papers and films tells nobody who you are.</Trans>
            </Empty>
          ) : (
            <Lines>
              {leads.map((lead) => (
                <Held key={lead.booth} lead={lead} />
              ))}
            </Lines>
          )
        }
      </Loaded>
    </Page>
  );
}

function Held({ lead }: { lead: MyLead }) {
  const { t } = useLingui();
  const { slug } = useConference();
  const date = day(lead.left_at);
  const time = clock(lead.left_at);
  return (
    <Line acts={<TakeBack lead={lead} />}>
      <Who
        picture={<Mark name={lead.booth_title} />}
        name={<Link {...boothTarget(slug, lead.booth)}>{lead.booth_title}</Link>}
        detail={
          <Trans>
            Left on {date}, {time}
          </Trans>
        }
      />
      <dl className={styles.fields}>
        {leftFields(lead.fields).map(([field, value]) => (
          <div key={field}>
            <dt className="s dim">{t(leadFields[field])}</dt>
            <dd>{field === "country" ? countryName(value) : value}</dd>
          </div>
        ))}
      </dl>
    </Line>
  );
}

function TakeBack({ lead }: { lead: MyLead }) {
  const { t } = useLingui();
  const { id } = useConference();
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const booth = lead.booth_title;
  const withdraw = useMutation({
    mutationFn: () => withdrawFields(id, lead.booth),
    onSuccess: () => {
      cache.setQueryData(myLeadsQuery(id).queryKey, (leads) =>
        leads?.filter((each) => each.booth !== lead.booth),
      );
      return cache.invalidateQueries({ queryKey: boothQuery(id, lead.booth).queryKey });
    },
  });
  return (
    <>
      <Button size="small" look="ending" onClick={() => setOpen(true)}>
        <Trans>Take it back</Trans>
        <span className="vh">: {booth}</span>
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t`Take back your contact from ${booth}?`}
        acts={
          <>
            <Button look="ending" pending={withdraw.isPending} onClick={() => withdraw.mutate()}>
              <Trans>Take it back</Trans>
            </Button>
            <Button autoFocus onClick={() => setOpen(false)}>
              <Trans>Leave it</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>It is removed from the booth's list with all notes, and from every later export.</Trans>
        </p>
        {withdraw.error && <FormError error={withdraw.error} />}
      </Dialog>
    </>
  );
}
