import { msg } from "@lingui/core/macro";
import { Users } from "lucide-react";
import type { Feature } from "@/app/feature";
import { useWaiting } from "./lobby";
import { peopleTarget } from "./targets";

export const people: Feature = {
  places: [{ label: msg`People`, link: peopleTarget, icon: Users, key: "n", order: 20 }],
  lobby: { useWaiting, links: { waiting: { label: msg`All requests`, link: peopleTarget } } },
};
