import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Loaded } from "@/app/page/Loaded";
import { PageTitle } from "@/app/page/PageTitle";
import { PlainPage } from "@/app/page/PlainPage";
import { hasCode } from "@/http/problem";
import { type Door, dutyQuery } from "./api";
import { DutyView } from "./DutyView";
import { LinkInvalid } from "./LinkInvalid";

/** A trustee's own page, opened by their link without a sign-in: what is mine to do now? */
export function TrusteePage() {
  const { t } = useLingui();
  const params = useParams({ from: "/trustee/$conference/$election" });
  const [token] = useState(() => location.hash.slice(1));
  const door: Door = { ...params, token };
  const duty = useQuery({ ...dutyQuery(door), enabled: token !== "" });
  const isInvalid = token === "" || hasCode(duty.error, "trustee_link_invalid", "invalid");
  return (
    <PlainPage>
      {isInvalid ? (
        <LinkInvalid />
      ) : (
        <>
          {duty.data === undefined && <PageTitle title={t`Trustee`} />}
          <Loaded query={duty} name={t`Your part`}>
            {(found) => <DutyView door={door} duty={found} />}
          </Loaded>
        </>
      )}
    </PlainPage>
  );
}
