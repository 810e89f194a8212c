import createClient, { type Client } from "openapi-fetch";
import { ApiError, send } from "./problem";
import { freshToken, refresh, session, tokenNow } from "./session";

const withToken = (request: Request, token: string | null): Request => {
  const copy = request.clone();
  if (token !== null) copy.headers.set("authorization", `Bearer ${token}`);
  return copy;
};

/** Send a request as the person signed in; a token that the service refuses is replaced once. */
async function sendAsMe(request: Request): Promise<Response> {
  const token = await freshToken();
  try {
    return await send(withToken(request, token));
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401 || token === null) throw error;
    const now = session();
    if (tokenNow() === token) await refresh(now.phase === "signed-in" ? (now.conference?.id ?? null) : null);
    return send(withToken(request, tokenNow()));
  }
}

/**
 * A typed client of one service. `Paths` comes from `src/api/<service>.ts`. Every refusal is thrown as an
 * `ApiError` and every silence as `Unreachable`, so an answer that arrives is a good one: see `take`.
 */
export const serviceClient = <Paths extends object>(): Client<Paths> =>
  createClient<Paths>({ baseUrl: location.origin, fetch: sendAsMe });

interface Answered {
  response: Response;
}
/** The good one of an operation's answers. */
type Good<A> = Extract<A, { data: unknown }>;

const isGood = <A extends Answered>(answer: A): answer is Good<A> => "data" in answer;

/** The body of an answer. */
export async function take<A extends Answered>(call: Promise<A>): Promise<Good<A>["data"]> {
  return (await takeWithVersion(call)).entity;
}

/** The body of an answer with its ETag, to be handed back in `If-Match` when it is changed. */
export async function takeWithVersion<A extends Answered>(
  call: Promise<A>,
): Promise<{ entity: Good<A>["data"]; etag: string }> {
  const answer = await call;
  if (!isGood(answer)) throw new ApiError(answer.response.status, null);
  return { entity: answer.data, etag: answer.response.headers.get("etag") ?? "" };
}

/** Header that makes a create safe to repeat: the same key, the same effect, once. */
export const idempotent = (key: string) => ({ "Idempotency-Key": key });

/** Header that refuses an edit of something that another person has changed meanwhile. */
export const ifMatch = (etag: string) => ({ "If-Match": etag });
