import type { Feature } from "@/app/feature";

export const registration: Feature = {};
