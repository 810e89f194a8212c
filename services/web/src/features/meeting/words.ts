import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { components } from "@/api/networking";
import type { FollowUpKind } from "./api";

export type Category = NonNullable<components["schemas"]["EntryIn"]["category"]>;

/** Kinds of help that people offer and need. */
export const categories: Record<Category, MessageDescriptor> = {
  "market-entry": msg`Market entry`,
  "supply-chain": msg`Supply chain`,
  "circular-materials": msg`Circular materials`,
  "tech-solution": msg`Technical solution`,
  "pilot-site": msg`Pilot site`,
  "consortium-partner": msg`Partner for a consortium`,
  "research-cooperation": msg`Cooperation in research`,
  "funding-access": msg`Access to funding`,
  visibility: msg`Visibility`,
  training: msg`Training`,
  "exchange-host": msg`Host for an exchange`,
  "cluster-service": msg`Cluster service`,
};

export const isCategory = (text: string | null): text is Category => text !== null && text in categories;

export const followUps: Record<FollowUpKind, MessageDescriptor> = {
  contact: msg`Swap contact details`,
  letter_of_interest: msg`Letter of interest`,
  memorandum: msg`Memorandum of understanding`,
};
