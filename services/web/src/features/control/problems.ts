import { queryOptions } from "@tanstack/react-query";
import type { paths as Chat } from "@/api/chat";
import type { paths as Courier } from "@/api/courier";
import type { paths as Exhibition } from "@/api/exhibition";
import type { paths as Networking } from "@/api/networking";
import type { paths as Programme } from "@/api/programme";
import type { paths as Registration } from "@/api/registration";
import type { paths as Rooms } from "@/api/rooms";
import type { paths as Voting } from "@/api/voting";
import { serviceClient, take } from "@/http/client";

const dead = serviceClient<
  Chat & Courier & Exhibition & Networking & Programme & Registration & Rooms & Voting
>();

/** How many events of the conference could not take effect, by service; a service that does not answer is null. */
export const problemsQuery = (conference: string) =>
  queryOptions({
    queryKey: ["control", conference, "problems"],
    queryFn: async ({ signal }) => {
      const params = { path: { conference } };
      const rest = { params, signal };
      const asked = {
        chat: take(dead.GET("/api/chat/v1/conferences/{conference}/dead-letters", rest)),
        courier: take(dead.GET("/api/courier/v1/conferences/{conference}/dead-letters", rest)),
        exhibition: take(dead.GET("/api/exhibition/v1/conferences/{conference}/dead-letters", rest)),
        networking: take(dead.GET("/api/networking/v1/conferences/{conference}/dead-letters", rest)),
        programme: take(dead.GET("/api/programme/v1/conferences/{conference}/dead-letters", rest)),
        registration: take(dead.GET("/api/registration/v1/conferences/{conference}/dead-letters", rest)),
        rooms: take(dead.GET("/api/rooms/v1/conferences/{conference}/dead-letters", rest)),
        voting: take(dead.GET("/api/voting/v1/conferences/{conference}/dead-letters", rest)),
      };
      const answers = Object.entries(asked).map(async ([service, answer]) => {
        const count = await answer.then(
          (found) => found.count,
          () => null,
        );
        return { service, count };
      });
      return (await Promise.all(answers)).filter(({ count }) => count !== 0);
    },
    refetchInterval: 15_000,
  });
