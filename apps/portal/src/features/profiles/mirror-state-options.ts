import { queryOptions } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { api, client } from "@/client/api.ts";
import { hasNews } from "./read-freshness.ts";

const pollMilliseconds = 2_000;

/**
 * How fresh the catalog is; asked again while AWS is being read. Whatever the worker has read since the last
 * answer makes the lists that show it ask again too.
 */
export function mirrorStateOptions(queryClient: QueryClient) {
  const { queryKey } = api.profiles.mirrorState.queryOptions({ input: {} });
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }) => {
      const before = queryClient.getQueryData(queryKey);
      const state = await client.profiles.mirrorState({}, { signal });
      if (before && hasNews(before, state)) await invalidateLists(queryClient);
      return state;
    },
    refetchInterval: ({ state }) => (state.data?.refreshing ? pollMilliseconds : false),
  });
}

async function invalidateLists(queryClient: QueryClient): Promise<void> {
  const lists = [api.profiles.list.key(), api.profiles.facets.key(), api.drift.list.key()];
  await Promise.all(lists.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}
