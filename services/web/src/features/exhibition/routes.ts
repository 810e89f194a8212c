/** The pages of this feature; children of the routes in `app/parents.ts`. */
export const exhibitionRoutes = [] as const;
