import { t } from "@lingui/core/macro";
import { refuse, text, texts } from "@/app/form/values";
import { fromField } from "@/time/zoned";
import type { Schemas } from "../api";
import { isSessionType } from "../words";

export interface Person {
  id: string;
  name: string;
  part: "speaker" | "moderator";
}

interface Around {
  zone: string;
  languages: readonly string[];
  people: readonly Person[];
}

/** The session that a form describes, or what is wrong with it. */
export function readSession(data: FormData, around: Around): Schemas["SessionIn"] | Error {
  const written = (name: string) =>
    Object.fromEntries(
      around.languages
        .map((language) => [language, text(data, `${name}.${language}`)])
        .filter(([, words]) => words !== ""),
    );
  const starts = fromField(text(data, "starts"), around.zone);
  const ends = fromField(text(data, "ends"), around.zone);
  const title = written("title");
  const type = text(data, "type");
  const refusal = refuse({
    [`title.${around.languages[0]}`]: Object.keys(title).length === 0 && t`Write a title`,
    starts: starts === null && t`Say when it starts`,
    ends:
      (ends === null && t`Say when it ends`) ||
      (starts !== null && ends !== null && ends <= starts && t`It ends after it starts`),
  });
  if (refusal || starts === null || ends === null) return refusal ?? new Error(t`Say when it is`);
  const capacity = text(data, "capacity");
  return {
    type: isSessionType(type) ? type : "panel",
    title,
    description: written("description"),
    language: text(data, "language"),
    room: text(data, "room"),
    starts,
    ends,
    capacity: capacity === "" ? null : Number(capacity),
    takes_questions: data.has("takes_questions"),
    by_hand: data.has("by_hand"),
    tracks: texts(data, "tracks"),
    people: around.people.map(({ id, part }) => ({ participant: id, part })),
  };
}
