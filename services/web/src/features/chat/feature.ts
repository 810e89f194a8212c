import type { Feature } from "@/app/feature";
import { Inbox } from "./Inbox";

export const chat: Feature = { tools: [Inbox] };
