"use client";

import { Button } from "@quarry/ui/button";
import { Section } from "@quarry/ui/section";
import { ArrowRight } from "lucide-react";
import { problemOf } from "@/client/refusal.ts";
import type { FieldProblem } from "@/client/refusal.ts";
import type { FetchedAct } from "@/client/use-fetched.ts";
import { PlaceFields } from "../requests/place-fields.tsx";
import { IdentityForm } from "./identity-form.tsx";
import { ProblemNotes } from "./problem-notes.tsx";
import { fieldsPath, kindOf } from "./role-draft.ts";
import type { RoleDraft } from "./role-draft.ts";
import { WhyFields } from "./why-fields.tsx";
import { WishFields } from "./wish-fields.tsx";

interface AskRoleFormProps {
  draft: RoleDraft;
  problems: readonly FieldProblem[];
  onChange: (part: Partial<RoleDraft>) => void;
  /** Leads to the plan, once what checks the draft is there. */
  review: FetchedAct;
}

/** Everything that a request for something in IAM takes. */
export function AskRoleForm({ draft, problems, onChange, review }: AskRoleFormProps) {
  const { connectionId, region, values } = draft;
  const known = ["team", "spec"];
  const others = problems.filter(
    ({ path }) => !known.includes(path.split(".")[0] ?? "") || path === fieldsPath(draft).slice(0, -1),
  );
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        review.run();
      }}
    >
      <Section title="What it is">
        <div className="flex flex-col gap-4">
          <WishFields draft={draft} problems={problems} onChange={onChange} />
          <PlaceFields
            connectionId={connectionId}
            region={region}
            hint="Where it works; roles themselves are of the whole account."
            errors={{
              connectionId: problemOf(problems, "spec.connectionId"),
              region: problemOf(problems, "spec.region"),
            }}
            onAccount={({ id, regions }) => onChange({ connectionId: id, region: regions[0] ?? "" })}
            onRegion={(next) => onChange({ region: next })}
          />
        </div>
      </Section>
      <Section
        title="What it may touch"
        description="Nothing here takes a wildcard: each would widen what it may do."
      >
        <div className="flex flex-col gap-4">
          <IdentityForm
            kind={kindOf(draft)}
            values={values}
            onChange={(part) => onChange({ values: { ...values, ...part } })}
            problems={problems}
            path={fieldsPath(draft)}
            region={region}
            without={["account", "region"]}
          />
        </div>
      </Section>
      <Section title="Why">
        <WhyFields draft={draft} problems={problems} onChange={onChange} />
      </Section>
      <ProblemNotes failure={review.failure} problems={others} />
      <Button
        type="submit"
        variant="primary"
        className="self-end"
        icon={<ArrowRight aria-hidden />}
        loading={review.isWaiting}
      >
        Show the plan
      </Button>
    </form>
  );
}
