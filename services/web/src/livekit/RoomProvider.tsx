import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { askEntry } from "./entry";
import { RoomConnection } from "./room";
import type { RoomState } from "./types";

const Context = createContext<RoomConnection | null>(null);

interface Props {
  conference: string;
  /** What the room belongs to: `session:<uuid>`, `table:<uuid>`, `meeting:<uuid>`, `booth:<uuid>`. */
  thing: string;
  children: ReactNode;
}

/** Holds the connection to a thing's room. Give it a `key` of the thing. Leaving the page leaves the room. */
export function RoomProvider({ conference, thing, children }: Props) {
  const [room] = useState(
    () =>
      new RoomConnection({
        entry: () => askEntry(conference, thing),
        connect: async (...how) => (await import("./engine")).connect(...how),
      }),
  );
  useEffect(() => () => room.leave(), [room]);
  return <Context value={room}>{children}</Context>;
}

/** Acts on the room: `enter`, `leave`, `setMicrophone`, `setCamera`, `shareScreen`, `startSound`. */
export function useRoom(): RoomConnection {
  const room = useContext(Context);
  if (room === null) throw new Error("useRoom is for what is drawn inside a RoomProvider");
  return room;
}

/** How the room stands. */
export function useRoomState(): RoomState {
  const room = useRoom();
  return useSyncExternalStore(room.watch, room.current);
}
