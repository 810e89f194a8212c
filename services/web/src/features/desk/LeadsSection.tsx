import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Loaded } from "@/app/page/Loaded";
import { type BoothDetail, exportLeads, leadsQuery } from "@/features/exhibition";
import { saveFile } from "@/features/registration";
import { Button } from "@/ui/Button";
import { Empty } from "@/ui/Empty";
import { Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { LeadLine } from "./LeadLine";

/** What visitors left, what one noted, and the export of exactly that which may be used. */
export function LeadsSection({ booth }: { booth: BoothDetail }) {
  const { t } = useLingui();
  const { id } = useConference();
  const leads = useQuery(leadsQuery(id, booth.id));
  const count = leads.data?.length ?? 0;
  const save = useMutation({
    mutationFn: () => exportLeads(id, booth.id),
    onSuccess: (text) => saveFile(`leads-booth-${booth.number}.csv`, text, "text/csv"),
  });
  return (
    <Section
      title={<Trans>Leads</Trans>}
      link={
        count > 0 && (
          <Button size="small" look="quiet" pending={save.isPending} onClick={() => save.mutate()}>
            <Download aria-hidden="true" /> <Trans>Export {count} you may use</Trans>
          </Button>
        )
      }
    >
      {save.error && <FormError error={save.error} />}
      <Loaded query={leads} name={t`The leads`}>
        {(found) =>
          found.length === 0 ? (
            <Empty title={t`Nobody has left anything yet`}>
              <Trans>Visitors tick what you may keep. You see that and nothing else.</Trans>
            </Empty>
          ) : (
            <Lines>
              {found.map((lead) => (
                <LeadLine key={lead.id} booth={booth.id} lead={lead} />
              ))}
            </Lines>
          )
        }
      </Loaded>
    </Section>
  );
}
