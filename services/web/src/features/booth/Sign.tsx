import type { BoothDetail } from "@/features/exhibition";
import { initials } from "@/ui/initials";
import styles from "./Sign.module.css";

/** The booth's square sign, in its own colours where it has any. Decorative: the name stands beside it. */
export function Sign({ booth }: { booth: Pick<BoothDetail, "title" | "accent" | "on_accent"> }) {
  const own =
    booth.accent === null || booth.on_accent === null
      ? undefined
      : { background: booth.accent, color: booth.on_accent };
  return (
    <span className={styles.sign} style={own} aria-hidden="true">
      {initials(booth.title)}
    </span>
  );
}
