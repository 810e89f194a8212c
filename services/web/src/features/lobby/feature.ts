import { msg } from "@lingui/core/macro";
import { linkOptions } from "@tanstack/react-router";
import { House } from "lucide-react";
import type { Feature } from "@/app/feature";
import { useWhereabouts } from "./useWhereabouts";

export const lobby: Feature = {
  places: [
    {
      label: msg`Lobby`,
      link: (slug) => linkOptions({ to: "/c/$slug/lobby", params: { slug } }),
      icon: House,
      key: "l",
      order: 0,
    },
  ],
  lobby: { useWhereabouts },
};
