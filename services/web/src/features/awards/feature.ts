import { msg } from "@lingui/core/macro";
import { Award } from "lucide-react";
import type { Feature } from "@/app/feature";
import { useAlsoOpen } from "./lobby";
import { Observer } from "./Observer";
import { awardsTarget } from "./targets";

export const awards: Feature = {
  places: [{ label: msg`Awards`, link: awardsTarget, icon: Award, key: "a", order: 40 }],
  lobby: { useAlsoOpen },
  observers: [Observer],
};
