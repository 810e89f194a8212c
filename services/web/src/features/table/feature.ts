import type { Feature } from "@/app/feature";

export const table: Feature = {};
