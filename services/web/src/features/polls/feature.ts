import type { Feature } from "@/app/feature";

export const polls: Feature = {};
