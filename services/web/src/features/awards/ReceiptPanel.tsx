import { Trans, useLingui } from "@lingui/react/macro";
import { Copy, Mail } from "lucide-react";
import { encode } from "uqr";
import { useConference } from "@/app/conference/useConference";
import { Button } from "@/ui/Button";
import { buttonClass } from "@/ui/buttonClass";
import { Panel } from "@/ui/Panel";
import { Tracker } from "@/ui/Tracker";
import { toast } from "@/ui/toasts";
import type { Election } from "./api";
import { mailDraft } from "./mailDraft";
import styles from "./Receipt.module.css";
import type { Receipt } from "./receipts";
import { TrackerPicture } from "./TrackerPicture";

/** A receipt: the tracker as letters, picture and QR code. What was chosen is not in it. */
export function ReceiptPanel({ election, receipt }: { election: Election; receipt: Receipt }) {
  const { t } = useLingui();
  const { slug, me } = useConference();
  const { tracker } = receipt;
  const list = new URL(`/c/${slug}/public/elections/${election.id}`, location.origin).href;
  const copy = async () => {
    await navigator.clipboard.writeText(tracker);
    toast({ text: t`The tracker is copied.` });
  };
  return (
    <Panel sealed>
      <div className={styles.receipt}>
        <TrackerPicture tracker={tracker} />
        <div>
          <p className="s">
            <b>
              <Trans>Your tracker</Trans>
            </b>
          </p>
          <p>
            <Tracker>{tracker}</Tracker>
          </p>
          <div className="row">
            <Button size="small" onClick={() => void copy()}>
              <Copy aria-hidden="true" />
              <Trans>Copy</Trans>
            </Button>
            <a
              className={buttonClass({ size: "small" })}
              href={mailDraft(me.email, election.title, list, receipt)}
            >
              <Mail aria-hidden="true" />
              <Trans>Mail it to me</Trans>
            </a>
          </div>
          <p className="xs dim">
            <Trans>
              It shows that your ballot is in the box. It does not show what you chose, so you may show it to
              anybody.
            </Trans>
          </p>
        </div>
        <QrCode text={tracker} />
      </div>
    </Panel>
  );
}

function QrCode({ text }: { text: string }) {
  const { t } = useLingui();
  const { data, size } = encode(text, { border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t`The same tracker as a QR code`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
