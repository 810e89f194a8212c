import type { Feature } from "@/app/feature";

export const control: Feature = {};
