import styles from "./CleanText.module.css";

/** A text of an exhibitor: HTML that the service made from Markdown and cleaned. */
export function CleanText({ html }: { html: string }) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: the exhibition service cleaned it (nh3)
    <div className={styles.text} dangerouslySetInnerHTML={{ __html: html }} />
  );
}
