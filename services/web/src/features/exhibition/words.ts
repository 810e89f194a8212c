import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { LeadField } from "./api";

/** What a visitor may leave at a booth, in the order in which it is shown. */
export const leadFields: Record<LeadField, MessageDescriptor> = {
  name: msg`Name`,
  email: msg`E-mail address`,
  organisation: msg`Organisation`,
  country: msg`Country`,
  headline: msg`Role`,
  message: msg`A message`,
};

const order: readonly LeadField[] = ["name", "email", "organisation", "country", "headline", "message"];

/** The fields that were left with what they hold, in the usual order. */
export const leftFields = (fields: Partial<Record<LeadField, string>>): [LeadField, string][] =>
  order.flatMap((field): [LeadField, string][] => {
    const value = fields[field];
    return value === undefined ? [] : [[field, value]];
  });

export const isLeadField = (text: string): text is LeadField => text in leadFields;

/** A text that exhibitors wrote in some languages: the reader's, else English, else the first. */
export const say = (texts: Record<string, string>): string =>
  texts[i18n.locale] ?? texts["en"] ?? Object.values(texts)[0] ?? "";
