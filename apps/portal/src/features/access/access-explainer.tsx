"use client";

import { EmptyState } from "@quarry/ui/empty-state";
import { ErrorPanel } from "@quarry/ui/error-panel";
import { PageHeader } from "@quarry/ui/page-header";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { useMutation } from "@tanstack/react-query";
import type { UseMutationResult } from "@tanstack/react-query";
import type { AccessExplanation } from "@quarry/aws-core/access-explainer/schema";
import type { ExplainAccessInput } from "@quarry/domain/access/schema";
import { ScanSearch } from "lucide-react";
import { useRef } from "react";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { AccessAnswer } from "./access-answer.tsx";
import { AccessForm } from "./access-form.tsx";

/** Says what a pasted refusal of AWS means. The text never enters the address or a cache that outlives the page. */
export function AccessExplainer() {
  const answer = useRef<HTMLElement>(null);
  const explain = useMutation(api.access.explain.mutationOptions({ gcTime: 0 }));
  const ask = (input: ExplainAccessInput): void =>
    explain.mutate(input, { onSuccess: () => answer.current?.scrollIntoView({ block: "nearest" }) });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Explain an error"
        description="What a refusal of AWS means, which policy is behind it, and what to do."
      />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] items-start gap-x-6 gap-y-4 lg:grid-cols-[minmax(22rem,30rem)_minmax(0,1fr)]">
        <div className="rounded-lg border border-line bg-surface p-4">
          <AccessForm busy={explain.isPending} onAsk={ask} />
        </div>
        <section
          ref={answer}
          aria-label="Answer"
          aria-live="polite"
          aria-busy={explain.isPending}
          className="min-w-0"
        >
          <AnswerFace explain={explain} />
        </section>
      </div>
    </div>
  );
}

interface AnswerFaceProps {
  explain: UseMutationResult<AccessExplanation, Error, ExplainAccessInput>;
}

/** Nothing asked, on its way, failed, or there. */
function AnswerFace({ explain }: AnswerFaceProps) {
  if (explain.isPending) {
    return (
      <div className="rounded-lg border border-line bg-surface p-4">
        <SkeletonText lines={6} label="Reading the error" />
      </div>
    );
  }
  if (explain.isError) {
    const { message, details, requestId } = refusalOf(explain.error);
    return (
      <ErrorPanel
        title="The error could not be explained"
        explanation={details[0]?.message ?? message}
        requestId={requestId}
        onRetry={() => explain.mutate(explain.variables)}
      />
    );
  }
  if (explain.data) return <AccessAnswer explanation={explain.data} />;
  return (
    <div className="rounded-lg border border-dashed border-line-strong">
      <EmptyState
        icon={<ScanSearch aria-hidden />}
        title="The answer will stand here"
        description="Paste an error of AWS, or of a library that calls it, or start from an example."
      />
    </div>
  );
}
