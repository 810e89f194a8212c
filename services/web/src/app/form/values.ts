import { ApiError } from "@/http/problem";

/** The text of a field, without spaces around it. */
export function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value.trim() : "";
}

/** The texts of a field that is there several times, such as boxes to tick. */
export const texts = (data: FormData, name: string): string[] =>
  data.getAll(name).filter((value): value is string => typeof value === "string" && value !== "");

/** What is wrong with a form, found before it is sent; the same shape as the service's refusal. */
export function refuse(problems: Record<string, string | false>): ApiError | null {
  const errors = Object.entries(problems).flatMap(([loc, msg]) => (msg ? [{ in: "body", loc, msg }] : []));
  return errors.length > 0 ? new ApiError(422, { code: "invalid", errors }) : null;
}

/** What an error says about one field. */
export const fieldError = (error: Error | null, name: string): string | undefined =>
  error instanceof ApiError ? error.field(name) : undefined;
