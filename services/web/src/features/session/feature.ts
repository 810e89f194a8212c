import type { Feature } from "@/app/feature";

export const session: Feature = {};
