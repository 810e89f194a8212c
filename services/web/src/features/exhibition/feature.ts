import { msg } from "@lingui/core/macro";
import { Store } from "lucide-react";
import type { Feature } from "@/app/feature";
import { useAlsoOpen, useWaiting } from "./lobby";
import { Observer } from "./Observer";
import { hallTarget } from "./targets";

export const exhibition: Feature = {
  places: [{ label: msg`Exhibition`, link: hallTarget, icon: Store, key: "e", order: 30 }],
  lobby: { useWaiting, useAlsoOpen },
  observers: [Observer],
};
