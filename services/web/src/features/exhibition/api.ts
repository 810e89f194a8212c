import { queryOptions } from "@tanstack/react-query";
import type { components, paths } from "@/api/exhibition";
import { idempotent, ifMatch, serviceClient, take, takeWithVersion } from "@/http/client";

const api = serviceClient<paths>();
const root = "/api/exhibition/v1/conferences/{conference}";

type Schemas = components["schemas"];
export type Booth = Schemas["BoothOut"];
export type BoothDetail = Schemas["BoothDetail"];
export type BoothIn = Schemas["BoothIn"];
export type ContactRequest = Schemas["ContactRequestOut"];
export type Lead = Schemas["LeadOut"];
export type LeadField = Schemas["LeadIn"]["fields"][number];
export type Material = Schemas["MaterialOut"];
export type Means = ContactRequest["wish"];
export type MyBooth = Schemas["MyBooth"];
export type MyLead = Schemas["MyLead"];
export type Queue = Schemas["QueueOut"];
export type QueueItem = Schemas["QueueItem"];
export type Shift = Schemas["ShiftOut"];
export type Somebody = Schemas["Somebody"];

export const exhibitionKey = (conference: string) => ["exhibition", conference] as const;

export const boothsQuery = (conference: string) =>
  queryOptions({
    queryKey: ["exhibition", conference, "booths"],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/booths`, { params: { path: { conference } }, signal }))).items,
  });

export const boothQuery = (conference: string, booth: string) =>
  queryOptions({
    queryKey: ["exhibition", conference, "booth", booth],
    queryFn: ({ signal }) =>
      take(api.GET(`${root}/booths/{booth}`, { params: { path: { conference, booth } }, signal })),
  });

export const myBoothsQuery = (conference: string) =>
  queryOptions({
    queryKey: ["exhibition", conference, "mine"],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/me/booths`, { params: { path: { conference } }, signal }))).items,
  });

export const myRequestsQuery = (conference: string) =>
  queryOptions({
    queryKey: ["exhibition", conference, "requests"],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/me/contact-requests`, { params: { path: { conference } }, signal })))
        .items,
  });

export const myLeadsQuery = (conference: string) =>
  queryOptions({
    queryKey: ["exhibition", conference, "held"],
    queryFn: async ({ signal }) =>
      (await take(api.GET(`${root}/me/leads`, { params: { path: { conference } }, signal }))).items,
  });

export const queueQuery = (conference: string, booth: string) =>
  queryOptions({
    queryKey: ["exhibition", conference, "queue", booth],
    queryFn: ({ signal }) =>
      take(api.GET(`${root}/booths/{booth}/queue`, { params: { path: { conference, booth } }, signal })),
  });

export const leadsQuery = (conference: string, booth: string) =>
  queryOptions({
    queryKey: ["exhibition", conference, "leads", booth],
    queryFn: async ({ signal }) => {
      const path = { conference, booth };
      return (await take(api.GET(`${root}/booths/{booth}/leads`, { params: { path }, signal }))).items;
    },
  });

/** Count a visit; of whom is not recorded. */
export const countVisit = (conference: string, booth: string) =>
  take(api.POST(`${root}/booths/{booth}/visits`, { params: { path: { conference, booth } } }));

export const askContact = (conference: string, booth: string, wish: Means, message: string, key: string) =>
  take(
    api.POST(`${root}/booths/{booth}/contact-requests`, {
      params: { path: { conference, booth }, header: idempotent(key) },
      body: { wish, message },
    }),
  );

export const answerRequest = (conference: string, request: string, means: Means, key: string) =>
  take(
    api.POST(`${root}/contact-requests/{request}/answer`, {
      params: { path: { conference, request }, header: idempotent(key) },
      body: { means },
    }),
  );

/** End a talk, or leave the queue. */
export const endRequest = (conference: string, request: string) =>
  take(api.POST(`${root}/contact-requests/{request}/end`, { params: { path: { conference, request } } }));

export const leaveFields = (conference: string, booth: string, fields: LeadField[], message: string) =>
  take(
    api.PUT(`${root}/booths/{booth}/lead`, {
      params: { path: { conference, booth } },
      body: { fields, message },
    }),
  );

export const withdrawFields = (conference: string, booth: string) =>
  take(api.DELETE(`${root}/booths/{booth}/lead`, { params: { path: { conference, booth } } }));

/** The booth's leads as CSV. */
export async function exportLeads(conference: string, booth: string): Promise<string> {
  const params = { path: { conference, booth } };
  const text = await take(api.GET(`${root}/booths/{booth}/leads.csv`, { params, parseAs: "text" }));
  return typeof text === "string" ? text : "";
}

export const rateLead = (conference: string, lead: string, rating: number | null) =>
  take(api.PUT(`${root}/leads/{lead}/rating`, { params: { path: { conference, lead } }, body: { rating } }));

export const noteLead = (conference: string, lead: string, text: string, key: string) =>
  take(
    api.POST(`${root}/leads/{lead}/notes`, {
      params: { path: { conference, lead }, header: idempotent(key) },
      body: { text },
    }),
  );

export const removeNote = (conference: string, lead: string, note: string) =>
  take(api.DELETE(`${root}/leads/{lead}/notes/{note}`, { params: { path: { conference, lead, note } } }));

export const setHere = (conference: string, booth: string, here: boolean) =>
  take(
    api.PUT(`${root}/booths/{booth}/presence`, {
      params: { path: { conference, booth } },
      body: { here },
    }),
  );

export const addShift = (conference: string, booth: string, body: Schemas["ShiftIn"], key: string) =>
  take(
    api.POST(`${root}/booths/{booth}/shifts`, {
      params: { path: { conference, booth }, header: idempotent(key) },
      body,
    }),
  );

export const removeShift = (conference: string, booth: string, shift: string) =>
  take(
    api.DELETE(`${root}/booths/{booth}/shifts/{shift}`, { params: { path: { conference, booth, shift } } }),
  );

export const nameStaff = (conference: string, booth: string, participants: string[]) =>
  take(
    api.PUT(`${root}/booths/{booth}/staff`, {
      params: { path: { conference, booth } },
      body: { participants },
    }),
  );

export const addBooth = (conference: string, body: Schemas["NewBooth"], key: string) =>
  take(api.POST(`${root}/booths`, { params: { path: { conference }, header: idempotent(key) }, body }));

export const editBooth = (conference: string, booth: string, version: number, body: BoothIn) =>
  takeWithVersion(
    api.PUT(`${root}/booths/{booth}`, {
      params: { path: { conference, booth }, header: ifMatch(`"${version}"`) },
      body,
    }),
  );

export const previewText = (conference: string, text: string) =>
  take(api.POST(`${root}/previews`, { params: { path: { conference } }, body: { text } }));

export interface NewFile {
  title: string;
  file: File;
}

export const addMaterial = (conference: string, booth: string, { title, file }: NewFile, key: string) =>
  take(
    api.POST(`${root}/booths/{booth}/materials`, {
      params: { path: { conference, booth }, query: { title }, header: idempotent(key) },
      body: { file: file.name },
      bodySerializer: () => {
        const form = new FormData();
        form.set("file", file);
        return form;
      },
    }),
  );

export const addLink = (conference: string, booth: string, body: Schemas["LinkIn"], key: string) =>
  take(
    api.POST(`${root}/booths/{booth}/links`, {
      params: { path: { conference, booth }, header: idempotent(key) },
      body,
    }),
  );

export const removeMaterial = (conference: string, material: string) =>
  take(api.DELETE(`${root}/materials/{material}`, { params: { path: { conference, material } } }));
