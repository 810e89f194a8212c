import { awards } from "@/features/awards/feature";
import { booth } from "@/features/booth/feature";
import { chat } from "@/features/chat/feature";
import { control } from "@/features/control/feature";
import { desk } from "@/features/desk/feature";
import { exhibition } from "@/features/exhibition/feature";
import { lobby } from "@/features/lobby/feature";
import { meeting } from "@/features/meeting/feature";
import { people } from "@/features/people/feature";
import { programme } from "@/features/programme/feature";
import { registration } from "@/features/registration/feature";
import { session } from "@/features/session/feature";
import { table } from "@/features/table/feature";
import type { Feature } from "./feature";

/** Every feature, in the order in which its contributions are asked for. */
export const features: readonly Feature[] = [
  registration,
  lobby,
  programme,
  session,
  table,
  people,
  meeting,
  exhibition,
  booth,
  desk,
  awards,
  chat,
  control,
];
