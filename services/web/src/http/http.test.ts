import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { serviceClient, take, takeWithVersion } from "./client";
import { ApiError, Unreachable } from "./problem";
import { adopt, enterConference, refresh, session } from "./session";

interface Paths {
  "/api/programme/v1/thing": {
    get: { responses: { 200: { content: { "application/json": { title: string } } } } };
  };
}

const conference = { id: "c1", slug: "ecc", name: "ECC", participant: "p1", roles: ["attendee"] };
const answer = (token: string, minutes = 5, at: typeof conference | null = conference) => ({
  access_token: token,
  expires_at: new Date(Date.now() + minutes * 60_000).toISOString(),
  account: { id: "a1", email: "a@example.eu", may_create: false },
  conferences: [conference],
  conference: at,
});
const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
const problem = (status: number, code: string, more: object = {}) =>
  json(status, { type: "about:blank", title: "No", status, code, detail: `Because of ${code}.`, ...more });

type Handler = (request: Request) => Response | Promise<Response>;
let requests: Request[] = [];
function platform(...handlers: Handler[]): void {
  const left = [...handlers];
  vi.stubGlobal("fetch", async (request: Request) => {
    requests.push(request);
    const handler = left.length > 1 ? left.shift() : left[0];
    if (handler === undefined) throw new TypeError("Failed to fetch");
    return handler(request);
  });
}
const sent = () => requests.map((one) => [new URL(one.url).pathname, one.headers.get("authorization")]);
const api = serviceClient<Paths>();
const thing = () => api.GET("/api/programme/v1/thing");

beforeEach(() => {
  requests = [];
  vi.stubGlobal("navigator", { locks: { request: (_name: string, work: () => unknown) => work() } });
});
afterEach(() => vi.unstubAllGlobals());

describe("an answer", () => {
  test("comes with its body and its version", async () => {
    adopt(answer("t1"));
    platform(() => json(200, { title: "Panel" }, { etag: '"4"' }));
    expect(await takeWithVersion(thing())).toEqual({ entity: { title: "Panel" }, etag: '"4"' });
    expect(sent()).toEqual([["/api/programme/v1/thing", "Bearer t1"]]);
  });

  test("that says no is thrown with its code, its sentence and its fields", async () => {
    adopt(answer("t1"));
    platform(() => problem(422, "invalid", { errors: [{ in: "body", loc: "title", msg: "Too long" }] }));
    const error = await take(thing()).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ApiError);
    if (!(error instanceof ApiError)) return;
    expect([error.status, error.code, error.message]).toEqual([422, "invalid", "Because of invalid."]);
    expect(error.field("title")).toBe("Too long");
  });

  test("that is no problem document still becomes a typed refusal", async () => {
    adopt(answer("t1"));
    platform(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));
    await expect(take(thing())).rejects.toMatchObject({ status: 502, code: "unknown" });
  });

  test("that never comes is thrown as unreachable", async () => {
    adopt(answer("t1"));
    platform();
    await expect(take(thing())).rejects.toBeInstanceOf(Unreachable);
  });
});

describe("the token", () => {
  test("is renewed once when a service refuses it, and the request is sent again", async () => {
    adopt(answer("t1"));
    platform(
      () => problem(401, "sign_in_needed"),
      () => json(200, answer("t2")),
      () => json(200, { title: "Panel" }),
    );
    expect(await take(thing())).toEqual({ title: "Panel" });
    expect(sent()).toEqual([
      ["/api/programme/v1/thing", "Bearer t1"],
      ["/api/registration/v1/session/refresh", null],
      ["/api/programme/v1/thing", "Bearer t2"],
    ]);
  });

  test("is renewed before use when it is about to end", async () => {
    adopt(answer("t1", 0.2));
    platform(
      () => json(200, answer("t2")),
      () => json(200, { title: "Panel" }),
    );
    await take(thing());
    expect(sent().at(-1)).toEqual(["/api/programme/v1/thing", "Bearer t2"]);
  });

  test("is asked for once by requests that run at the same time", async () => {
    adopt(answer("t1", 0.2));
    platform((request) => json(200, request.url.endsWith("refresh") ? answer("t2") : { title: "Panel" }));
    await Promise.all([take(thing()), take(thing()), take(thing())]);
    expect(sent().filter(([path]) => path?.endsWith("refresh"))).toHaveLength(1);
  });
});

describe("entering a conference", () => {
  test("takes a token for it, found by its slug", async () => {
    adopt(answer("t1", 5, null));
    platform(() => json(200, answer("t2")));
    expect(await enterConference("ecc")).toBe(true);
    expect(await requests[0]?.json()).toEqual({ conference: "c1" });
  });

  test("is refused to somebody who does not belong to it", async () => {
    adopt(answer("t1", 5, null));
    platform(() => json(200, answer("t2")));
    expect(await enterConference("another")).toBe(false);
    expect(requests).toEqual([]);
  });

  test("is refused when the session has ended, which is remembered", async () => {
    adopt(answer("t1", 5, null));
    platform(() => problem(401, "sign_in_needed"));
    expect(await enterConference("ecc")).toBe(false);
    expect(session()).toEqual({ phase: "signed-out" });
  });

  test("is an error, not a refusal, when the platform is silent", async () => {
    adopt(answer("t1", 5, null));
    platform();
    await expect(enterConference("ecc")).rejects.toBeInstanceOf(Unreachable);
    await expect(refresh(null)).rejects.toBeInstanceOf(Unreachable);
  });
});
