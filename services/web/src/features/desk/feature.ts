import type { Feature } from "@/app/feature";

export const desk: Feature = {};
