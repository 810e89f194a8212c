/** The pages of this feature; children of the routes in `app/parents.ts`. */
export const boothRoutes = [] as const;
