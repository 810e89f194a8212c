import { msg } from "@lingui/core/macro";
import { linkOptions } from "@tanstack/react-router";
import { LayoutDashboard } from "lucide-react";
import type { Feature } from "@/app/feature";

export const control: Feature = {
  places: [
    {
      label: msg`Control`,
      link: (slug) => linkOptions({ to: "/c/$slug/control", params: { slug } }),
      icon: LayoutDashboard,
      key: "c",
      order: 90,
      roles: ["organiser"],
    },
  ],
};
