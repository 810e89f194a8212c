import {
  DisconnectReason,
  type Participant,
  type RemoteTrackPublication,
  Room,
  RoomEvent,
  Track,
  type TrackPublication,
} from "livekit-client";
import type { Entry } from "./entry";
import type { DeviceChoice, EndReason, Person, Picture, Scene, Sound } from "./types";

/** The room as the video server shows it. Loaded only when a room is entered. */
export interface Engine {
  scene: () => Scene;
  setMicrophone: (on: boolean, device?: string) => Promise<void>;
  setCamera: (on: boolean, device?: string) => Promise<void>;
  shareScreen: (on: boolean) => Promise<void>;
  startSound: () => Promise<void>;
  leave: () => Promise<void>;
}
export interface EngineEars {
  changed: () => void;
  /** The room ended for the reader, or (`"lost"`) the line could not be mended. */
  ended: (reason: EndReason | "lost") => void;
}

const endReasons: Partial<Record<DisconnectReason, EndReason>> = {
  [DisconnectReason.CLIENT_INITIATED]: "left",
  [DisconnectReason.DUPLICATE_IDENTITY]: "elsewhere",
  [DisconnectReason.PARTICIPANT_REMOVED]: "removed",
  [DisconnectReason.ROOM_DELETED]: "closed",
  [DisconnectReason.ROOM_CLOSED]: "closed",
};

/** After any of these the room looks different. */
const changes = [
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ParticipantPermissionsChanged,
  RoomEvent.ParticipantNameChanged,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackUnpublished,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.AudioPlaybackStatusChanged,
  RoomEvent.Reconnecting,
  RoomEvent.SignalReconnecting,
  RoomEvent.Reconnected,
] as const;

/** One picture object for each track, so that a tile is not attached anew at each change. */
const pictures = new WeakMap<Track, Picture>();

function pictureOf(publication: TrackPublication | undefined): Picture | null {
  const track = publication?.track;
  if (track === undefined || publication?.isMuted) return null;
  const known = pictures.get(track);
  if (known) return known;
  const made: Picture = {
    attach: (element) => {
      track.attach(element);
      return () => track.detach(element);
    },
  };
  pictures.set(track, made);
  return made;
}

function person(participant: Participant): Person {
  return {
    id: participant.identity.split(":")[0] ?? participant.identity,
    identity: participant.identity,
    name: participant.name ?? "",
    me: participant.isLocal,
    microphone: participant.isMicrophoneEnabled,
    speaking: participant.isSpeaking,
    camera: pictureOf(participant.getTrackPublication(Track.Source.Camera)),
    screen: pictureOf(participant.getTrackPublication(Track.Source.ScreenShare)),
    mayPublish: participant.permissions?.canPublish ?? false,
  };
}

const soundOf = ({ track, trackSid }: RemoteTrackPublication): Sound[] =>
  track === undefined
    ? []
    : [
        {
          id: trackSid,
          attach: (element) => {
            track.attach(element);
            return () => track.detach(element);
          },
        },
      ];

function sceneOf(room: Room, interrupted: boolean): Scene {
  const remote = [...room.remoteParticipants.values()];
  const seen = remote.filter((one) => one.permissions?.canPublish || one.trackPublications.size > 0);
  const inOrder = [room.localParticipant, ...seen].sort(
    (a, b) => (a.joinedAt?.getTime() ?? 0) - (b.joinedAt?.getTime() ?? 0),
  );
  const me = person(room.localParticipant);
  return {
    me,
    people: inOrder.map((one) => (one.isLocal ? me : person(one))).filter((one) => !one.me || one.mayPublish),
    watching: remote.length - seen.length + (me.mayPublish ? 0 : 1),
    sounds: remote.flatMap((one) => [...one.audioTrackPublications.values()].flatMap(soundOf)),
    soundBlocked: !room.canPlaybackAudio,
    interrupted,
  };
}

const captured = (device: string | undefined) => (device ? { deviceId: device } : undefined);

/** Join the room and tell of its changes. Devices that do not start are left off; the controls say so. */
export async function connect(entry: Entry, choice: DeviceChoice, ears: EngineEars): Promise<Engine> {
  const room = new Room({ adaptiveStream: true, dynacast: true });
  let interrupted = false;
  for (const broken of [RoomEvent.Reconnecting, RoomEvent.SignalReconnecting] as const) {
    room.on(broken, () => {
      interrupted = true;
    });
  }
  room.on(RoomEvent.Reconnected, () => {
    interrupted = false;
  });
  room.on(RoomEvent.Disconnected, (reason) => {
    ears.ended((reason !== undefined && endReasons[reason]) || "lost");
  });
  for (const change of changes) room.on(change, ears.changed);
  await room.connect(entry.url, entry.token);
  const me = room.localParticipant;
  const engine: Engine = {
    scene: () => sceneOf(room, interrupted),
    setMicrophone: async (on, device) => void (await me.setMicrophoneEnabled(on, captured(device))),
    setCamera: async (on, device) => void (await me.setCameraEnabled(on, captured(device))),
    shareScreen: async (on) => void (await me.setScreenShareEnabled(on, { audio: true })),
    startSound: () => room.startAudio(),
    leave: () => room.disconnect(),
  };
  if (me.permissions?.canPublish) {
    await Promise.allSettled([
      choice.microphone === null ? undefined : engine.setMicrophone(true, choice.microphone),
      choice.camera === null ? undefined : engine.setCamera(true, choice.camera),
    ]);
  }
  return engine;
}
