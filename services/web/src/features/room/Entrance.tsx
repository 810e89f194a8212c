import { type ReactNode, useEffect } from "react";
import { DeviceCheck } from "@/livekit/DeviceCheck";
import { RoomGate } from "@/livekit/RoomGate";
import { useRoom, useRoomState } from "@/livekit/RoomProvider";
import { RoomSound } from "@/livekit/RoomSound";
import type { Scene } from "@/livekit/types";
import styles from "./Entrance.module.css";

interface Props {
  /** One will be seen and heard: camera and microphone are checked first. Others go in at once. */
  check: boolean;
  /** The label of the one act of the check: "Enter the table". */
  enterLabel: ReactNode;
  /** What opens: "Opening table 83". */
  opening: ReactNode;
  /** What is kept meanwhile: "Your seat is kept." */
  kept?: ReactNode;
  children: (scene: Scene) => ReactNode;
}

/** The way into a room inside a `RoomProvider`: device check for those who are seen, then the room. */
export function Entrance({ check, enterLabel, opening, kept, children }: Props) {
  const room = useRoom();
  const { phase } = useRoomState();
  useEffect(() => {
    if (!check && phase === "outside") room.enter({ microphone: null, camera: null });
  }, [check, phase, room]);
  if (phase === "outside" && check) {
    return (
      <div className={styles.check}>
        <DeviceCheck enterLabel={enterLabel} onEnter={(choice) => room.enter(choice)} />
      </div>
    );
  }
  return (
    <>
      <RoomSound />
      <RoomGate opening={opening} kept={kept}>
        {children}
      </RoomGate>
    </>
  );
}
