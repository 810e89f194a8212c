import type { Feature } from "@/app/feature";

export const chat: Feature = {};
