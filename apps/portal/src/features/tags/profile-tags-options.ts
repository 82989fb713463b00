import { queryOptions } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { api, client } from "@/client/api.ts";
import { hasSettledSince } from "./settled-since.ts";

const pollMilliseconds = 1_000;

/**
 * The tags of a profile with their policy; asked for again every second while they are being changed. Once they are,
 * what the page tells of the profile by its tags is asked for again too.
 */
export function profileTagsOptions(queryClient: QueryClient, id: string) {
  const input = { id };
  const { queryKey } = api.tags.ofProfile.queryOptions({ input });
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }) => {
      const before = queryClient.getQueryData(queryKey);
      const view = await client.tags.ofProfile(input, { signal });
      if (before && hasSettledSince(before, view)) {
        const told = [api.profiles.get.key({ input }), api.profiles.code.key({ input })];
        await Promise.all(told.map((key) => queryClient.invalidateQueries({ queryKey: key })));
      }
      return view;
    },
    refetchInterval: ({ state: { data } }) => (data?.change?.state === "waiting" ? pollMilliseconds : false),
  });
}
