import "server-only";
import { ORPCError } from "@orpc/server";
import { PageHeader } from "@quarry/ui/page-header";
import { HydrationBoundary, dehydrate } from "@tanstack/react-query";
import type { FetchQueryOptions } from "@tanstack/react-query";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import type { z } from "zod";
import { createQueryClient } from "../client/query-client.ts";
import { FilterProvider } from "../navigation/filter-provider.tsx";
import { fieldsOf } from "../navigation/list-filter.ts";

interface PrefetchedProps {
  /** What has to be read before the others, because it says whether they may change: work that is under way. */
  first?: object;
  /** Options made by `apiHere`; the first decides whether the page may be seen. */
  queries: readonly object[];
  /** The schema of what the page keeps in its address; the screen reads it with `useListFilter`. */
  address?: z.ZodObject;
  children: ReactNode;
}

/**
 * Runs a page's first queries on the server and hands their answers to the browser. Whoever is not signed in
 * is led to the sign-in page; a failure of AWS is left to the screen, which shows it and retries.
 */
export async function Prefetched({ first, queries, address, children }: PrefetchedProps) {
  const queryClient = createQueryClient();
  const ask = (options: object) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- oRPC's options are those of fetchQuery, each of its own type
    queryClient.fetchQuery({ ...(options as FetchQueryOptions), retry: false });
  const before = first ? await Promise.allSettled([ask(first)]) : [];
  const answers = await Promise.allSettled(queries.map(ask));
  const refused = [...answers, ...before].find((answer) => answer.status === "rejected")?.reason;
  if (refused instanceof ORPCError) {
    if (refused.code === "unauthenticated")
      redirect(`/sign-in?to=${encodeURIComponent(await currentPath())}`);
    if (refused.code === "not-found") notFound();
    if (refused.code === "forbidden") {
      return <PageHeader title="You may not see this page" description={refused.message} />;
    }
  }
  const screen = address ? <FilterProvider fields={fieldsOf(address)}>{children}</FilterProvider> : children;
  return <HydrationBoundary state={dehydrate(queryClient)}>{screen}</HydrationBoundary>;
}

async function currentPath(): Promise<string> {
  return (await headers()).get("x-path") ?? "/";
}
