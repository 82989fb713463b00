"use client";

import type { PlanView, SubmitRequestInput } from "@quarry/domain/requests/schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import type { z } from "zod";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import type { FieldProblem } from "@/client/refusal.ts";
import { MonthlyCost } from "./monthly-cost.tsx";

interface PlanReviewProps {
  /** What would be sent. */
  submission: () => z.input<typeof SubmitRequestInput>;
  /** Problems that no step asks for. */
  problems: readonly FieldProblem[];
  onProblems: (problems: readonly FieldProblem[]) => void;
  onSubmit: () => Promise<readonly FieldProblem[]>;
  label: string;
  children: (plan: z.output<typeof PlanView>) => ReactNode;
}

/** The plan as it would be now, its price, and the button that asks for it. */
export function PlanReview(props: PlanReviewProps) {
  const { submission, problems, onProblems, onSubmit, label, children } = props;
  const [isSending, setSending] = useState(false);
  // The plan of what was filled in when this step began; the draft is emptied once it was sent.
  const [input] = useState(submission);
  const plan = useQuery(api.requests.plan.queryOptions({ input, staleTime: 0, gcTime: 0, retry: false }));
  const send = async () => {
    setSending(true);
    onProblems(await onSubmit().finally(() => setSending(false)));
  };
  if (plan.isPending) return <SkeletonText lines={10} />;
  if (plan.isError) return <Refused error={plan.error} onProblems={onProblems} />;
  return (
    <>
      {problems.map(({ message }) => (
        <Callout key={message} tone="danger" urgent>
          {message}
        </Callout>
      ))}
      <p>
        About{" "}
        <strong className="font-semibold">
          <MonthlyCost microdollars={plan.data.plan.cost.monthlyMicrodollars} />
        </strong>{" "}
        a month. {plan.data.plan.cost.explanation}
      </p>
      {children(plan.data)}
      <Button
        variant="primary"
        className="self-end"
        icon={<Send aria-hidden />}
        loading={isSending}
        onClick={() => void send()}
      >
        {label}
      </Button>
    </>
  );
}

function Refused({ error, onProblems }: { error: Error; onProblems: PlanReviewProps["onProblems"] }) {
  const { message, details } = refusalOf(error);
  return (
    <Callout
      tone="danger"
      title="There is no plan for this"
      urgent
      action={details.length > 0 ? <Button onClick={() => onProblems(details)}>Mend it</Button> : undefined}
    >
      {details.length > 1 ? (
        <ul className="flex list-disc flex-col gap-1 pl-5">
          {details.map((detail) => (
            <li key={`${detail.path} ${detail.message}`}>{detail.message}</li>
          ))}
        </ul>
      ) : (
        message
      )}
    </Callout>
  );
}
