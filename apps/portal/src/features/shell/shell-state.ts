import "server-only";
import type { MeView } from "@quarry/domain/settings/schema";
import { dehydrate } from "@tanstack/react-query";
import type { DehydratedState } from "@tanstack/react-query";
import { createQueryClient } from "@/client/query-client.ts";
import { apiHere } from "@/server/operations-here.ts";
import { shellInputs } from "./shell-inputs.ts";

/** The answers that the frame shows: counts of the navigation, accounts for who may see them. */
export async function shellState(me: MeView | null): Promise<DehydratedState> {
  const queryClient = createQueryClient();
  const may = (permission: string) => me?.permissions.includes(permission) === true;
  await Promise.all([
    may("profiles.read") &&
      queryClient.prefetchQuery(apiHere.profiles.list.queryOptions({ input: shellInputs.countedProfiles })),
    may("exports.read") &&
      queryClient.prefetchQuery(apiHere.exports.list.queryOptions({ input: shellInputs.countedExports })),
    may("requests.read") && queryClient.prefetchQuery(apiHere.requests.counts.queryOptions({ input: {} })),
    may("notices.read") && queryClient.prefetchQuery(apiHere.notices.counts.queryOptions({ input: {} })),
    may("connections.read") &&
      queryClient.prefetchQuery(apiHere.connections.list.queryOptions({ input: {} })),
  ]);
  return dehydrate(queryClient);
}
