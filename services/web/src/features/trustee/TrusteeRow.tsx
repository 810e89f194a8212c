import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { CircleCheck, CircleDashed } from "lucide-react";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { Button } from "@/ui/Button";
import { toast } from "@/ui/toasts";
import { makeLink, type TrusteeState } from "./api";
import styles from "./Trustee.module.css";
import { stepWords } from "./words";

interface Props {
  election: string;
  state: string;
  trustee: TrusteeState;
}

/** One trustee: how far, and a link to give them. */
export function TrusteeRow({ election, state, trustee }: Props) {
  const { t } = useLingui();
  const { id } = useConference();
  const { number, name, step, waits, opened } = trustee;
  const make = useMutation({ mutationFn: () => makeLink(id, election, number) });
  const url = make.data?.url;
  const copy = async (link: string) => {
    await navigator.clipboard.writeText(link);
    toast({ text: t`The link for ${name} is copied. Send it to them alone.` });
  };
  const isAtCeremony = state === "tallied" || state === "revealing" || state === "revealed";
  const standing = isAtCeremony
    ? opened
      ? t`has opened their part`
      : t`has not opened their part`
    : waits
      ? t`waits for the others`
      : stepWords(step);
  const isDone = isAtCeremony ? opened : step === "ready";
  return (
    <li>
      {isDone ? <CircleCheck aria-hidden="true" /> : <CircleDashed aria-hidden="true" />}
      <div className="stack">
        <p>
          <b>{name}</b>
          <span className="dim">: {standing}</span>
        </p>
        {state !== "revealed" && state !== "void" && (
          <div className="row">
            {url === undefined ? (
              <Button
                size="small"
                pending={make.isPending}
                onClick={() => make.mutate()}
                aria-label={t`Make a link for ${name}`}
              >
                <Trans>Make a link</Trans>
              </Button>
            ) : (
              <Button size="small" onClick={() => void copy(url)} aria-label={t`Copy the link for ${name}`}>
                <Trans>Copy the link</Trans>
              </Button>
            )}
          </div>
        )}
        {url !== undefined && (
          <>
            <p className={`mono xs ${styles.link}`}>{url}</p>
            <p className="s dim">
              <Trans>Shown once; a link made before works no longer. Send it to {name} alone.</Trans>
            </p>
          </>
        )}
        {make.error && <FormError error={make.error} />}
      </div>
    </li>
  );
}
