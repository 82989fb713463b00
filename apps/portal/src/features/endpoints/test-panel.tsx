"use client";

import type { BodyFormView } from "@quarry/domain/endpoints/invocation-schema";
import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { Callout } from "@quarry/ui/callout";
import { Section } from "@quarry/ui/section";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { isRunning } from "./test-answer.ts";
import { TestAnswerView } from "./test-answer-view.tsx";
import { TestForm } from "./test-form.tsx";
import { useTestCall } from "./use-test-call.ts";

/** Where an endpoint in service is tried out: written in the form that its image takes, answered as it streams. */
export function TestPanel({ endpoint: { id } }: { endpoint: EndpointDetailView }) {
  const query = useQuery(api.endpoints.bodyForm.queryOptions({ input: { id } }));
  return (
    <Section title="Test" description="Send something, and see what the endpoint makes of it.">
      <QueryBoundary
        query={query}
        loading={<SkeletonText lines={8} label="Loading what the endpoint takes" />}
        failed="What the endpoint takes could not be read"
      >
        {(view) => <TestBench key={id} id={id} view={view} />}
      </QueryBoundary>
    </Section>
  );
}

function TestBench({ id, view }: { id: string; view: BodyFormView }) {
  const { answer, send, stop } = useTestCall();
  const { obstacle, unread } = view;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {obstacle === null ? null : <Callout>{obstacle}</Callout>}
      {unread === null ? null : (
        <Callout tone="warning" title="AWS did not tell how this endpoint is called">
          {unread.cause} {unread.remedy}
        </Callout>
      )}
      <TestForm
        view={view}
        running={answer !== undefined && isRunning(answer)}
        onSend={(sent) => send({ id, ...sent })}
        onStop={stop}
      />
      {answer ? <TestAnswerView id={id} answer={answer} /> : null}
    </div>
  );
}
