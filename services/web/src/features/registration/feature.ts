import type { Feature } from "@/app/feature";
import { ProfileLink } from "./me/ProfileLink";

export const registration: Feature = { tools: [ProfileLink] };
