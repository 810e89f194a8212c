import { i18n } from "@lingui/core";

/** The languages that have a complete catalogue. */
export type Locale = "en";

/** Load a language's texts and show them from now on. */
export async function activate(locale: Locale): Promise<void> {
  const { messages } = await import(`../locales/${locale}.po`);
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
}
