import "server-only";
import { ORPCError } from "@orpc/server";
import { PageHeader } from "@quarry/ui/page-header";
import { HydrationBoundary, dehydrate } from "@tanstack/react-query";
import type { FetchQueryOptions } from "@tanstack/react-query";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { createQueryClient } from "../client/query-client.ts";

interface PrefetchedProps {
  /** Options made by `apiHere`; the first decides whether the page may be seen. */
  queries: readonly object[];
  children: ReactNode;
}

/**
 * Runs a page's first queries on the server and hands their answers to the browser. Whoever is not signed in
 * is led to the sign-in page; a failure of AWS is left to the screen, which shows it and retries.
 */
export async function Prefetched({ queries, children }: PrefetchedProps) {
  const queryClient = createQueryClient();
  const answers = await Promise.allSettled(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- oRPC's options are those of fetchQuery, each of its own type
    queries.map((options) => queryClient.fetchQuery({ ...(options as FetchQueryOptions), retry: false })),
  );
  const refused = answers.find((answer) => answer.status === "rejected")?.reason;
  if (refused instanceof ORPCError) {
    if (refused.code === "unauthenticated")
      redirect(`/sign-in?to=${encodeURIComponent(await currentPath())}`);
    if (refused.code === "not-found") notFound();
    if (refused.code === "forbidden") {
      return <PageHeader title="You may not see this page" description={refused.message} />;
    }
  }
  return <HydrationBoundary state={dehydrate(queryClient)}>{children}</HydrationBoundary>;
}

async function currentPath(): Promise<string> {
  return (await headers()).get("x-path") ?? "/";
}
