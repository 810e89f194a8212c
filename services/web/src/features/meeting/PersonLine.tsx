import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { countryName } from "@/app/words/places";
import { Face } from "@/ui/Face";
import { Who } from "@/ui/Who";
import type { Person } from "./api";
import styles from "./PersonLine.module.css";

/** Who somebody is, in one line: what they do, for whom, where. */
export const about = ({ headline, organisation, country }: Person): string =>
  [headline, organisation, countryName(country)].filter(Boolean).join(", ");

/** The name of somebody; who was erased has none. */
export function useNameOf(): (person: Person | undefined) => string {
  const { t } = useLingui();
  return (person) => person?.name || t`Somebody who left`;
}

/** A person with name and what they do; below, past the face, what they say. Stands directly in a `Line`. */
export function PersonLine({ person, children }: { person: Person; children?: ReactNode }) {
  const name = useNameOf()(person);
  return (
    <>
      <Who picture={<Face name={name} />} name={name} detail={about(person)} />
      {children && <div className={styles.below}>{children}</div>}
    </>
  );
}
