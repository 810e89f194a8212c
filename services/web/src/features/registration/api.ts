import { queryOptions } from "@tanstack/react-query";
import type { components, paths } from "@/api/registration";
import { idempotent, ifMatch, serviceClient, take, takeWithVersion } from "@/http/client";

const api = serviceClient<paths>();

export type Schemas = components["schemas"];
export type Registration = Schemas["RegistrationIn"];
export type Profile = Schemas["ProfileIn"];
export type Purpose = "directory" | "matchmaking" | "announcements";

/** A conference as anybody may see it. */
export const conferenceQuery = (slug: string) =>
  queryOptions({
    queryKey: ["registration", "by-slug", slug],
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/registration/v1/conferences/by-slug/{slug}", { params: { path: { slug } }, signal }),
      ),
  });

export const askToSignIn = (email: string, slug: string | null) =>
  take(api.POST("/api/registration/v1/sign-in", { body: { email, conference_slug: slug } }));

export const signInByLink = (token: string) =>
  take(api.POST("/api/registration/v1/sign-in/link", { body: { token } }));

export const signInByCode = (email: string, code: string) =>
  take(api.POST("/api/registration/v1/sign-in/code", { body: { email, code } }));

export const register = (conference: string, body: Registration, key: string) =>
  take(
    api.POST("/api/registration/v1/conferences/{conference}/registrations", {
      params: { path: { conference }, header: idempotent(key) },
      body,
    }),
  );

export const createConference = (body: Schemas["NewConference"], key: string) =>
  take(api.POST("/api/registration/v1/conferences", { params: { header: idempotent(key) }, body }));

/** One's own profile, with the version to change it by. */
export const meQuery = (conference: string) =>
  queryOptions({
    queryKey: ["registration", conference, "me"],
    queryFn: ({ signal }) =>
      takeWithVersion(
        api.GET("/api/registration/v1/conferences/{conference}/me", {
          params: { path: { conference } },
          signal,
        }),
      ),
  });

export const changeMe = (conference: string, etag: string, body: Profile) =>
  takeWithVersion(
    api.PUT("/api/registration/v1/conferences/{conference}/me", {
      params: { path: { conference }, header: ifMatch(etag) },
      body,
    }),
  );

export const setConsents = (conference: string, consents: Partial<Record<Purpose, boolean>>) =>
  take(
    api.PUT("/api/registration/v1/conferences/{conference}/me/consents", {
      params: { path: { conference } },
      body: { consents },
    }),
  );

export const exportMe = (conference: string) =>
  take(
    api.GET("/api/registration/v1/conferences/{conference}/me/export", { params: { path: { conference } } }),
  );

export const eraseMe = (conference: string) =>
  take(
    api.POST("/api/registration/v1/conferences/{conference}/me/erasure", {
      params: { path: { conference } },
    }),
  );

export const sessionsQuery = queryOptions({
  queryKey: ["registration", "sessions"],
  queryFn: ({ signal }) => take(api.GET("/api/registration/v1/sessions", { signal })),
});

export const endSession = (session: string) =>
  take(api.DELETE("/api/registration/v1/sessions/{session}", { params: { path: { session } } }));
