import { lazyRouteComponent } from "@tanstack/react-router";
import { Unreachable } from "@/http/problem";

/**
 * A page whose code is loaded when it is needed. Offline that fails as any other question does, and can be tried
 * again; online it means that a newer client was installed, and the router loads it by loading the site anew.
 */
export const lazyPage = <Module extends Record<string, unknown>, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
) =>
  lazyRouteComponent(
    () =>
      load().catch((error: unknown) => {
        throw navigator.onLine
          ? error
          : new Unreachable("The code of the page did not come", { cause: error });
      }),
    name,
  );
