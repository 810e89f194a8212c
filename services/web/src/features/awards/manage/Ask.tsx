import { type ReactNode, useState } from "react";
import { FormError } from "@/app/form/Form";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { useAwardChange } from "./useAwardChange";

interface Props {
  /** What the button says, before and in the question. */
  act: ReactNode;
  look: "filled" | "ending";
  question: ReactNode;
  /** What follows from it, in a sentence. */
  follows: ReactNode;
  /** What the safe button says. */
  stay: ReactNode;
  said?: string;
  change: (conference: string) => Promise<unknown>;
}

/** A step that cannot be taken back: asked once more before it is done. */
export function Ask({ act, look, question, follows, stay, said, change }: Props) {
  const [asking, setAsking] = useState(false);
  const done = useAwardChange((conference, _: null) => change(conference), said);
  const close = () => setAsking(false);
  return (
    <>
      <Button look={look === "filled" ? "filled" : undefined} onClick={() => setAsking(true)}>
        {act}
      </Button>
      <Dialog
        open={asking}
        onClose={close}
        title={question}
        acts={
          <>
            <Button
              look={look}
              pending={done.isPending}
              onClick={() => done.mutate(null, { onSuccess: close })}
            >
              {act}
            </Button>
            <Button autoFocus onClick={close}>
              {stay}
            </Button>
          </>
        }
      >
        <p>{follows}</p>
        {done.error && <FormError error={done.error} />}
      </Dialog>
    </>
  );
}
