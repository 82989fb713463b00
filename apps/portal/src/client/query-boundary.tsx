"use client";

import { ErrorPanel } from "@quarry/ui/error-panel";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { refusalOf } from "./refusal.ts";

interface QueryBoundaryProps<Data> {
  query: UseQueryResult<Data>;
  /** A skeleton of the same shape as the data. */
  loading: ReactNode;
  /** What could not be shown, as in "The exports could not be loaded". */
  failed: string;
  /** Tells whether there is nothing to show, and what to do first then. */
  empty?: { when: (data: Data) => boolean; show: ReactNode };
  children: (data: Data) => ReactNode;
}

/** The four faces of a screen: loading, failed, empty and data. */
export function QueryBoundary<Data>({ query, loading, failed, empty, children }: QueryBoundaryProps<Data>) {
  if (query.data === undefined) {
    if (!query.isError) return <>{loading}</>;
    const { message, requestId } = refusalOf(query.error);
    return (
      <ErrorPanel
        title={failed}
        explanation={message}
        requestId={requestId}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  if (empty?.when(query.data)) return <>{empty.show}</>;
  return <>{children(query.data)}</>;
}
