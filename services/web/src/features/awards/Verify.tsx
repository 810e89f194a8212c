import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { clock } from "@/time/format";
import { Section } from "@/ui/Section";
import { type Election, headsQuery, publicUrl } from "./api";
import styles from "./ElectionPage.module.css";

/** How anybody verifies the election with a program of their own. */
export function Verify({ election }: { election: Election }) {
  const { id } = useConference();
  const heads = useQuery(headsQuery(id, election.id));
  const head = heads.data?.[0];
  const name = `${election.uuid}.bel`;
  const height = head?.height ?? 0;
  const at = head ? clock(head.at) : "";
  return (
    <Section title={<Trans>Verify it yourself</Trans>}>
      <ol className={styles.rules}>
        <li>
          <Trans>
            Save the whole ballot box as it is now:{" "}
            <a href={publicUrl(id, election.id, "archive")} download={name}>
              {name}
            </a>
            , and the{" "}
            <a href={publicUrl(id, election.id, "rules")} download={`${election.uuid}.rules.json`}>
              rule book
            </a>
            . Keep them: a later one must begin with the same bytes.
          </Trans>
        </li>
        <li>
          <Trans>
            Open the <a href="/verifier.html">verifier page</a> and give it the file. It works without the
            internet, and shares no code with this page. Or use somebody else's program:{" "}
            <code>belenios-tool election verify</code>, in Debian's package belenios-tool.
          </Trans>
        </li>
        <li>
          <Trans>Look for your own tracker among the ballots.</Trans>
        </li>
      </ol>
      {head && (
        <p className="xs dim">
          <Trans>
            At {at} the box had {height} entries and this head, signed by the server:{" "}
            <code className={styles.hash}>{head.hash}</code>
          </Trans>
        </p>
      )}
    </Section>
  );
}
