/** The pages of this feature; children of the routes in `app/parents.ts`. */
export const chatRoutes = [] as const;
