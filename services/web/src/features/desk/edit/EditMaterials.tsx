import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { FormError } from "@/app/form/Form";
import { sizeOf } from "@/features/booth";
import { type BoothDetail, boothQuery, type Material, removeMaterial } from "@/features/exhibition";
import { Button } from "@/ui/Button";
import { Line, Lines } from "@/ui/Lines";
import { Section } from "@/ui/Section";
import { AddFile } from "./AddFile";
import { AddLink } from "./AddLink";
import styles from "./EditBoothPage.module.css";

/** What visitors take along: files and links, each changed at once. */
export function EditMaterials({ booth }: { booth: BoothDetail }) {
  const { id } = useConference();
  const cache = useQueryClient();
  const again = () => cache.invalidateQueries({ queryKey: boothQuery(id, booth.id).queryKey });
  return (
    <Section title={<Trans>To take along</Trans>}>
      <Lines tight>
        {booth.materials.map((material) => (
          <Line key={material.id}>
            <Row material={material} again={again} />
          </Line>
        ))}
      </Lines>
      <div className={styles.adding}>
        <AddFile booth={booth.id} again={again} />
        <AddLink booth={booth.id} again={again} />
      </div>
    </Section>
  );
}

function Row({ material, again }: { material: Material; again: () => Promise<void> }) {
  const { t } = useLingui();
  const { id } = useConference();
  const { title, kind, size, url } = material;
  const remove = useMutation({ mutationFn: () => removeMaterial(id, material.id), onSuccess: again });
  return (
    <>
      <div className="row apart">
        <span>
          {title} <span className="s dim">{kind === "link" ? url : sizeOf(size)}</span>
        </span>
        <Button size="small" look="quiet" aria-label={t`Remove ${title}`} onClick={() => remove.mutate()}>
          <Trans>Remove</Trans>
        </Button>
      </div>
      {remove.error && <FormError error={remove.error} />}
    </>
  );
}
