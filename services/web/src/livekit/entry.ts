import * as v from "valibot";
import { serviceClient, take } from "@/http/client";

const Entry = v.object({ url: v.string(), token: v.string() });
/** The way into a room: where its video server is, and a token to join within two minutes. */
export type Entry = v.InferOutput<typeof Entry>;

interface Paths {
  "/api/rooms/v1/conferences/{conference}/rooms/{thing}/entry": {
    post: {
      parameters: { path: { conference: string; thing: string } };
      requestBody: { content: { "application/json": { device: string } } };
      responses: { 200: { content: { "application/json": unknown } } };
    };
  };
}

const api = serviceClient<Paths>();

/** This tab; a reload keeps it, so that one comes back as the same person on the same device. */
function device(): string {
  const known = sessionStorage.getItem("plenaria.device");
  if (known !== null) return known;
  const made = crypto.randomUUID();
  sessionStorage.setItem("plenaria.device", made);
  return made;
}

/** Ask to be let into the room of a thing, such as `session:<uuid>`. */
export async function askEntry(conference: string, thing: string): Promise<Entry> {
  const answer = await take(
    api.POST("/api/rooms/v1/conferences/{conference}/rooms/{thing}/entry", {
      params: { path: { conference, thing } },
      body: { device: device() },
    }),
  );
  return v.parse(Entry, answer);
}
