import type { MessageDescriptor } from "@lingui/core";
import type { LinkOptions } from "@tanstack/react-router";
import type { LucideIcon } from "lucide-react";
import type { ComponentType, ReactNode } from "react";

/** Where a link leads, made with `linkOptions({ to, params })` of the router. */
export type Target = LinkOptions;

/** A place of the conference: an entry of the top bar and of the phone's tab bar. */
export interface Place {
  label: MessageDescriptor;
  link: (slug: string) => Target;
  icon: LucideIcon;
  /** The key that goes there after `g`. */
  key: string;
  /** Order in the bar; the lobby is 0. */
  order: number;
  /** Shown only to people with one of these roles (the server decides again). Without it: to everyone. */
  roles?: readonly string[];
}

/** Something that happens now and can be entered; the lobby's hero is the first by rank, then by start. */
export interface OnNow {
  id: string;
  /** 1: I am expected there (my meeting, my table); 2: open to all; 3: in the background. */
  rank: 1 | 2 | 3;
  title: string;
  /** What and where, as short facts: "Panel in the plenary hall". */
  facts: string[];
  starts: string;
  ends: string;
  /** The one filled button: its label names the room. */
  enter: { label: string; to: Target };
}

/** An entry of "Next for you". */
export interface Next {
  id: string;
  starts: string;
  title: string;
  detail: string;
  /** In my agenda, not merely open to all. */
  mine: boolean;
  to: Target;
}

/** Something a person or an organisation wants from me. */
export interface Waiting {
  id: string;
  since: string;
  title: string;
  detail: string;
  /** Face or mark at the left. */
  picture: ReactNode;
  /** Small buttons that answer it in place. */
  acts: ReactNode;
}

/** An entry of "Also open". */
export interface AlsoOpen {
  id: string;
  order: number;
  title: string;
  /** One fact in saffron, when time presses: "You have not voted". */
  chip?: string;
  detail: string;
  act: { label: string; to: Target; button?: boolean };
}

/** Where the people of the conference are now, drawn as wedges of the hemicycle. */
export interface Whereabouts {
  groups: { id: string; label: string; count: number }[];
  absent: number;
  /** The group where I am counted, if any. */
  me?: string;
}

/** What a hook of the lobby answers: entries, or that it still asks, or that it could not learn them. */
export type Answer<T> =
  | { state: "ready"; items: T }
  | { state: "pending" }
  | { state: "failed"; retry: () => void };

/** What a feature tells the lobby. Each is a hook, called on every render of the lobby in the same order. */
export interface LobbyHooks {
  useOnNow?: () => Answer<OnNow[]>;
  useNext?: () => Answer<Next[]>;
  useWaiting?: () => Answer<Waiting[]>;
  useAlsoOpen?: () => Answer<AlsoOpen[]>;
  useWhereabouts?: () => Answer<Whereabouts>;
  /** The link at the right of a part's title: "Whole day", "All requests". */
  links?: Partial<Record<"next" | "waiting", { label: MessageDescriptor; link: (slug: string) => Target }>>;
}

/** What a feature adds to the shell, beside its routes. Named in `app/features.ts`. */
export interface Feature {
  places?: Place[];
  lobby?: LobbyHooks;
  /** Drawn at the right of the top bar, such as the inbox; 44px, with a name for screen readers. */
  tools?: ComponentType[];
  /** Mounted once inside a conference: keeps data fresh from live frames, announces, draws nothing else. */
  observers?: ComponentType[];
}
