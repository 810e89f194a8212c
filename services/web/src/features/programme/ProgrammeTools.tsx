import { Trans } from "@lingui/react/macro";
import { useConference } from "@/app/conference/useConference";
import { ButtonLink } from "@/ui/ButtonLink";

/** The ways between programme, own agenda and, for organisers, their edit. */
export function ProgrammeTools({ here }: { here: "programme" | "agenda" | "organise" }) {
  const { slug, me } = useConference();
  const params = { slug };
  return (
    <>
      {here !== "programme" && (
        <ButtonLink to="/c/$slug/programme" params={params} size="small">
          <Trans>Whole programme</Trans>
        </ButtonLink>
      )}
      {here !== "agenda" && (
        <ButtonLink to="/c/$slug/agenda" params={params} size="small">
          <Trans>My agenda</Trans>
        </ButtonLink>
      )}
      {here !== "organise" && me.roles.includes("organiser") && (
        <ButtonLink to="/c/$slug/organise/programme" params={params} size="small">
          <Trans>Organise</Trans>
        </ButtonLink>
      )}
    </>
  );
}
