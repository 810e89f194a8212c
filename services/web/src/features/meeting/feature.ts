import type { Feature } from "@/app/feature";

export const meeting: Feature = {};
