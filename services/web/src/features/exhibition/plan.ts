import type { Booth } from "./api";

export interface Stand {
  booth: Booth;
  x: number;
  y: number;
}
export interface Plan {
  stands: Stand[];
  radius: number;
  width: number;
  height: number;
}

const width = 340;
const radius = 17;
const pitch = 40;

/** Places the booths on arcs around the entrance, by number, the outer arc first. */
export function plan(booths: readonly Booth[]): Plan {
  const numbered = [...booths].sort((one, other) => one.number - other.number);
  const stands: Stand[] = [];
  const outer = width / 2 - radius;
  let left = numbered;
  for (let arc = outer; left.length > 0 && arc > pitch / 2; arc -= pitch * 1.45) {
    const room = Math.max(1, Math.floor((Math.PI * arc) / pitch) + 1);
    const here = left.slice(0, room);
    left = left.slice(room);
    here.forEach((booth, index) => {
      const angle = here.length === 1 ? Math.PI / 2 : Math.PI - (Math.PI * index) / (here.length - 1);
      stands.push({ booth, x: width / 2 + arc * Math.cos(angle), y: outer + radius - arc * Math.sin(angle) });
    });
  }
  return { stands, radius, width, height: outer + 2 * radius };
}
