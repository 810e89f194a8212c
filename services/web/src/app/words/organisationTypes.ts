import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { components } from "@/api/registration";

export type OrganisationType = NonNullable<components["schemas"]["ProfileIn"]["organisation_type"]>;

/** Kinds of organisations, in the order in which the form offers them. */
export const organisationTypes: Record<OrganisationType, MessageDescriptor> = {
  cluster_organisation: msg`Cluster organisation`,
  sme: msg`Small or medium-sized firm`,
  large_firm: msg`Large firm`,
  research: msg`University or research`,
  scaling_up_support: msg`Support for scaling up`,
  public_authority: msg`Public authority`,
  eu_institution: msg`European institution`,
  cluster_association: msg`Association of clusters`,
  business_support: msg`Business support`,
  finance: msg`Finance`,
  press: msg`Press`,
  other: msg`Something else`,
};

export const isOrganisationType = (text: string): text is OrganisationType => text in organisationTypes;
