/** What every room has: the way in, who is there, hands. Sessions, tables, meetings and booths use it. */
export { Entrance } from "./Entrance";
export { HandControl } from "./HandControl";
export { PeoplePanel } from "./PeoplePanel";
export { placeOf } from "./presence";
export { RoomLoaded } from "./RoomLoaded";
export { Padded, RoomTabs } from "./RoomTabs";
export { usePresence } from "./usePresence";
