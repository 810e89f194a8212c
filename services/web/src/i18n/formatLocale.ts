import { i18n } from "@lingui/core";

/** The locale by which dates, numbers and names are written: English as Europe writes it. */
export const formatLocale = (): string => (i18n.locale === "en" ? "en-GB" : i18n.locale);
