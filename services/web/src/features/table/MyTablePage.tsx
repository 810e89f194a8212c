import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useConference } from "@/app/conference/useConference";
import { LoadFailed } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageTitle } from "@/app/page/PageTitle";
import { useSeat } from "@/features/programme";
import { LoadingRoom } from "@/ui/Loading";

/** The way to my table: my seat, or the one that mixes best; then straight in. */
export function MyTablePage() {
  const { t } = useLingui();
  const { slug } = useConference();
  const navigate = useNavigate();
  const { session } = useParams({ from: "/c/$slug/inside/programme/$session/table" });
  const { take } = useSeat(session);
  const asked = useRef(false);
  const seat = () =>
    take.mutate(null, {
      onSuccess: ({ table }) =>
        navigate({ to: "/c/$slug/tables/$table", params: { slug, table }, replace: true }),
    });
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    seat();
  });
  return (
    <Page>
      <PageTitle title={t`My table`} />
      {take.error ? (
        <LoadFailed name={t`Your seat`} error={take.error} retry={seat} />
      ) : (
        <LoadingRoom title={<Trans>Finding your seat</Trans>}>
          <Trans>People of a table come from different countries and kinds of organisation.</Trans>
        </LoadingRoom>
      )}
    </Page>
  );
}
