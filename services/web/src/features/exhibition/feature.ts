import type { Feature } from "@/app/feature";

export const exhibition: Feature = {};
