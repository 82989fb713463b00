"use client";

import { Breadcrumbs } from "@quarry/ui/breadcrumbs";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { fetched } from "@quarry/ui/fetched";
import { LinkButton } from "@quarry/ui/link-button";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import type { FieldProblem } from "@/client/refusal.ts";
import { useFetchedAct } from "@/client/use-fetched.ts";
import { CostsFrame } from "../costs/costs-frame.tsx";
import { emptyDraft } from "./budget-draft.ts";
import { BudgetFields } from "./budget-fields.tsx";

const budgetRules = fetched(() => import("./budget-check.ts"));

/** The page on which a budget is set. */
export function NewBudget() {
  const router = useRouter();
  const queryClient = useQueryClient();
  const scopes = useQuery(api.budgets.scopes.queryOptions({ input: {} })).data;
  const [draft, setDraft] = useState(emptyDraft);
  const [found, setFound] = useState<readonly FieldProblem[]>([]);
  const create = useMutation(
    api.budgets.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries({ queryKey: api.budgets.key() });
        router.push(`/costs/budgets/${id}`);
      },
    }),
  );
  const refusal = create.isError ? refusalOf(create.error) : undefined;
  // An approver of one team need not choose it.
  const only = scopes && !scopes.mayServeAll && scopes.teams.length === 1 ? scopes.teams[0]?.slug : undefined;
  const whole = { ...draft, team: draft.team || (only ?? "") };
  const check = useFetchedAct(budgetRules, ({ readDraft }) => {
    const read = readDraft(whole);
    setFound("problems" in read ? read.problems : []);
    if ("input" in read) create.mutate(read.input);
  });
  const general = check.failure ?? (refusal?.details.length === 0 ? refusal.message : undefined);
  return (
    <CostsFrame
      title="Set a budget"
      description="It is held against the bill at once, and again each hour."
      breadcrumbs={
        <Breadcrumbs items={[{ label: "Budgets", href: "/costs/budgets" }, { label: "Set a budget" }]} />
      }
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          check.run();
        }}
      >
        <BudgetFields
          draft={whole}
          onChange={(part) => setDraft({ ...whole, ...part })}
          problems={found.length > 0 ? found : (refusal?.details ?? [])}
        />
        {general === undefined ? null : (
          <Callout tone="danger" urgent>
            {general}
          </Callout>
        )}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" loading={check.isWaiting || create.isPending}>
            Set the budget
          </Button>
          <LinkButton href="/costs/budgets">Cancel</LinkButton>
        </div>
      </form>
    </CostsFrame>
  );
}
