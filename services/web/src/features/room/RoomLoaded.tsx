import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Loaded } from "@/app/page/Loaded";
import { Page } from "@/app/page/Page";
import { PageTitle } from "@/app/page/PageTitle";
import { LoadingRoom } from "@/ui/Loading";

interface Props<T> {
  query: UseQueryResult<T>;
  /** What the room belongs to: "The table". */
  name: string;
  /** What one waits for: "Opening the table". */
  opening: ReactNode;
  children: (data: T) => ReactNode;
}

/** The page of a room, once it is known what the room belongs to; until then, or where it is not to be seen, a plain page. */
export function RoomLoaded<T>({ query, name, opening, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  return (
    <Page>
      <PageTitle title={name} />
      <Loaded query={query} name={name} loading={<LoadingRoom title={opening} />}>
        {() => null}
      </Loaded>
    </Page>
  );
}
