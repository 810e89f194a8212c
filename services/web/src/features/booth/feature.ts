import type { Feature } from "@/app/feature";

export const booth: Feature = {};
