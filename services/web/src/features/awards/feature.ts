import type { Feature } from "@/app/feature";

export const awards: Feature = {};
