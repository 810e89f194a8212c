import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useConference } from "@/app/conference/useConference";
import { IconLink } from "@/ui/IconLink";
import { initials } from "@/ui/initials";
import { meQuery } from "../api";
import styles from "./ProfileLink.module.css";

/** The way to oneself, in the top bar. */
export function ProfileLink() {
  const { t } = useLingui();
  const { id, slug } = useConference();
  const { data } = useQuery(meQuery(id));
  return (
    <IconLink to="/c/$slug/me" params={{ slug }} label={t`You: profile and settings`}>
      <span className={styles.me} aria-hidden="true">
        {data ? initials(data.entity.name) : ""}
      </span>
    </IconLink>
  );
}
