import { msg } from "@lingui/core/macro";
import { linkOptions } from "@tanstack/react-router";
import { CalendarDays } from "lucide-react";
import type { Feature } from "@/app/feature";
import { useNext, useOnNow } from "./lobby";
import { Observer } from "./Observer";

export const programme: Feature = {
  places: [
    {
      label: msg`Programme`,
      link: (slug) => linkOptions({ to: "/c/$slug/programme", params: { slug } }),
      icon: CalendarDays,
      key: "p",
      order: 10,
    },
  ],
  lobby: {
    useOnNow,
    useNext,
    links: {
      next: {
        label: msg`Whole day`,
        link: (slug) => linkOptions({ to: "/c/$slug/agenda", params: { slug } }),
      },
    },
  },
  observers: [Observer],
};
