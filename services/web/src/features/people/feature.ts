import { msg } from "@lingui/core/macro";
import { linkOptions } from "@tanstack/react-router";
import { Handshake } from "lucide-react";
import type { Feature } from "@/app/feature";

export const people: Feature = {
  places: [
    {
      label: msg`People`,
      link: (slug) => linkOptions({ to: "/c/$slug/people", params: { slug } }),
      icon: Handshake,
      key: "n",
      order: 20,
    },
  ],
};
