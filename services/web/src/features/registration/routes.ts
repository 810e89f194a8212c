/** Pages of registration: before one is inside a conference, and about oneself inside it. */
export const registrationRoutes = { site: [], conference: [], inside: [] } as const;
