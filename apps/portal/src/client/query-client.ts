import { ORPCError } from "@orpc/client";
import { QueryClient } from "@tanstack/react-query";

const freshMilliseconds = 30_000;
const retries = 2;

/** What the browser and a page's prefetch share about freshness and retries. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: freshMilliseconds,
        retry: (failures, error) => failures < retries && isPassing(error),
      },
    },
  });
}

/** Only what may go away by itself is tried again: a lost connection, or AWS being away for a moment. */
function isPassing(error: Error): boolean {
  if (!(error instanceof ORPCError)) return true;
  return error.code === "aws-unavailable" || error.status >= 502;
}
