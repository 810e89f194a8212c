import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "@/app/page/lazyPage";
import { rootRoute } from "@/app/parents";

/** Where a trustee's personal link leads; its secret stands behind the #, which browsers send to nobody. */
export const trusteeRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "trustee/$conference/$election",
    component: lazyPage(() => import("./TrusteePage"), "TrusteePage"),
  }),
] as const;
