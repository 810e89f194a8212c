import type { Feature } from "@/app/feature";
import { useNext, useOnNow } from "./lobby";
import { Observer } from "./Observer";

export const meeting: Feature = { lobby: { useOnNow, useNext }, observers: [Observer] };
