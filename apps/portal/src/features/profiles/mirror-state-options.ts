import { queryOptions } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { api, client } from "@/client/api.ts";

const pollMilliseconds = 2_000;

/**
 * How fresh the catalog is; asked again while AWS is being read. Whatever the worker has read since the last
 * answer makes the lists ask again too.
 */
export function mirrorStateOptions(queryClient: QueryClient) {
  const { queryKey } = api.profiles.mirrorState.queryOptions({ input: {} });
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }) => {
      const before = queryClient.getQueryData(queryKey);
      const state = await client.profiles.mirrorState({}, { signal });
      if (before && latestAttempt(before) !== latestAttempt(state)) await invalidateLists(queryClient);
      return state;
    },
    refetchInterval: ({ state }) => (state.data?.refreshing ? pollMilliseconds : false),
  });
}

type MirrorState = Awaited<ReturnType<typeof client.profiles.mirrorState>>;

function latestAttempt({ regions }: MirrorState): string {
  return (
    regions
      .map(({ lastAttemptAt }) => lastAttemptAt ?? "")
      .toSorted()
      .at(-1) ?? ""
  );
}

async function invalidateLists(queryClient: QueryClient): Promise<void> {
  const lists = [api.profiles.list.key(), api.profiles.facets.key()];
  await Promise.all(lists.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}
