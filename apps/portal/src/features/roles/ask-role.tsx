"use client";

import { Breadcrumbs } from "@quarry/ui/breadcrumbs";
import { Button } from "@quarry/ui/button";
import { fetched } from "@quarry/ui/fetched";
import { PageHeader } from "@quarry/ui/page-header";
import { Section } from "@quarry/ui/section";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import type { FieldProblem } from "@/client/refusal.ts";
import { useFetchedAct } from "@/client/use-fetched.ts";
import { PlanReview } from "../requests/plan-review.tsx";
import { useSubmitRequest } from "../requests/use-submit-request.ts";
import { AskRoleForm } from "./ask-role-form.tsx";
import { IdentityPlan } from "./identity-plan.tsx";
import { emptyDraft } from "./role-draft.ts";
import type { RoleDraft, Submission } from "./role-draft.ts";

const roleRules = fetched(() => import("./role-check.ts"));

interface AskRoleProps {
  /** What the address says beforehand. */
  start: Partial<RoleDraft>;
}

/** Asks for a role, a repair or a user: what is filled in first, then the plan of it. */
export function AskRole({ start }: AskRoleProps) {
  const [draft, setDraft] = useState<RoleDraft>({ ...emptyDraft, ...start });
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [submission, setSubmission] = useState<Submission>();
  const submit = useSubmitRequest(() => undefined);
  const review = useFetchedAct(roleRules, ({ readDraft }) => {
    const read = readDraft(draft);
    setProblems(read.problems);
    setSubmission(read.submission);
  });
  const mend = (found: readonly FieldProblem[]) => {
    setProblems(found);
    if (found.length > 0) setSubmission(undefined);
  };
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs items={[{ label: "Roles", href: "/roles" }]} />}
        title="Ask for a role"
        description="Two people approve whatever changes IAM: an approver of your team and an admin."
      />
      {submission ? (
        <Section
          title="The plan"
          description="What you see is what runs once both have approved it."
          actions={
            <Button icon={<ArrowLeft aria-hidden />} onClick={() => setSubmission(undefined)}>
              Change it
            </Button>
          }
        >
          <div className="flex flex-col gap-4">
            <PlanReview
              submission={() => submission}
              problems={problems}
              onProblems={mend}
              onSubmit={() => submit(submission)}
              label="Ask for it"
            >
              {(planned) => <IdentityPlan planned={planned} />}
            </PlanReview>
          </div>
        </Section>
      ) : (
        <AskRoleForm
          draft={draft}
          problems={problems}
          onChange={(part) => setDraft((known) => ({ ...known, ...part }))}
          review={review}
        />
      )}
    </>
  );
}
