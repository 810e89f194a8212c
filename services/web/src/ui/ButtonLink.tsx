import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./buttonClass";

function Anchor({ look, size, wide, ...rest }: Omit<ComponentProps<"a">, "className"> & ButtonLook) {
  return <a {...rest} className={buttonClass({ look, size, wide })} />;
}

/** A link drawn as a button, with the router's typed `to`, `params` and `search`. */
export const ButtonLink = createLink(Anchor);
