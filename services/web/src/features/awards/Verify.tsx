import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { clock } from "@/time/format";
import { Section } from "@/ui/Section";
import { type Election, type Head, headsQuery, publicUrl } from "./api";
import styles from "./ElectionPage.module.css";
import { publicElectionTarget } from "./targets";

/** How anybody verifies the election with a program of their own. */
export function Verify({ conference, election }: { conference: string; election: Election }) {
  const { slug } = useParams({ from: "/c/$slug" });
  const heads = useQuery(headsQuery(conference, election.id));
  const head = heads.data?.[0];
  const name = `${election.uuid}.bel`;
  const url = (what: "archive" | "rules" | "heads" | "result") => publicUrl(conference, election.id, what);
  return (
    <Section title={<Trans>Verify this yourself</Trans>}>
      <ol className={styles.rules}>
        <li>
          <Trans>
            Save the ballot box as it is now:{" "}
            <a href={url("archive")} download={name}>
              {name}
            </a>
            , and the{" "}
            <a href={url("rules")} download={`${election.uuid}.rules.json`}>
              rule book
            </a>
            . Keep them: every later ballot box must begin with the same bytes.
          </Trans>
        </li>
        <li>
          <Trans>
            Open the <a href="/verifier.html">verifier page</a> and give it the file. It works without the
            internet, and shares no code with this page.
          </Trans>
        </li>
        <li>
          <Trans>Look for your own tracker among the ballots.</Trans>
        </li>
        <li>
          <Trans>
            Ask somebody you trust to do the same: everybody can open{" "}
            <Link {...publicElectionTarget(slug, election.id)}>this page without signing in</Link>.
          </Trans>
        </li>
      </ol>
      <ElsewhereTool name={name} />
      {head && <SignedHead head={head} all={url("heads")} />}
    </Section>
  );
}

/** One page of instructions for the program of others. */
function ElsewhereTool({ name }: { name: string }) {
  const { t } = useLingui();
  return (
    <details className={styles.fold}>
      <summary>
        <Trans>With a program that is not ours: belenios-tool</Trans>
      </summary>
      <p>
        <Trans>
          The ballot box has the format of Belenios, a voting system of French research institutes, so that
          their program checks it too. On Debian or Ubuntu, in the folder with the file:
        </Trans>
      </p>
      <pre className={styles.trace}>
        {`sudo apt install belenios-tool\nbelenios-tool election verify --dir .\nsha256sum ${name.replace(".bel", ".rules.json")}`}
      </pre>
      <ul className={styles.rules} aria-label={t`What the answers mean`}>
        <li>
          <Trans>
            The second command checks every signature and every proof in the file, the sum of the ballots,
            and, after the ceremony, that the result is what the ballots hold. When all is well, it ends with
            “all checks passed”; before the ceremony it also says that there is no result yet.
          </Trans>
        </li>
        <li>
          <Trans>
            The third prints the fingerprint of the rule book: it must be the one in the election's
            description, and the one shown under the rules here.
          </Trans>
        </li>
        <li>
          <Trans>
            Neither can see whether you were shown the same ballot box as everybody else. That is what the
            files kept by many people, and the signed heads below, are for.
          </Trans>
        </li>
      </ul>
    </details>
  );
}

function SignedHead({ head, all }: { head: Head; all: string }) {
  const at = clock(head.at);
  const records = plural(head.height, { one: "# record", other: "# records" });
  return (
    <p className="xs dim">
      <Trans>
        At {at} the ballot box had {records}, its setup included, and this head, signed by the server:{" "}
        <code className={styles.hash}>{head.hash}</code>. <a href={all}>All signed heads</a>
      </Trans>
    </p>
  );
}
