import type { Feature } from "@/app/feature";

export const programme: Feature = {};
