"use client";

import { Breadcrumbs } from "@quarry/ui/breadcrumbs";
import { Skeleton } from "@quarry/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { CostsFrame } from "../costs/costs-frame.tsx";
import { RulesEditor } from "./rules-editor.tsx";
import { SavedRuleSets } from "./saved-rule-sets.tsx";

/** By which rules costs come to teams: for admins to write, for others to read. */
export function BillRulesScreen({ now }: { now: string }) {
  const query = useQuery(api.bills.rules.queryOptions({ input: {} }));
  const { data: me } = useQuery(api.settings.me.queryOptions({ input: {} }));
  const mayGovern = me?.permissions.includes("costs.govern") === true;
  return (
    <CostsFrame
      title="How costs are divided"
      description="A tag names the team of each line. Rules share what is common; the first that holds for a line has it."
      breadcrumbs={
        <Breadcrumbs
          items={[{ label: "What teams pay", href: "/costs/teams" }, { label: "How costs are divided" }]}
        />
      }
    >
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-96" />}
        failed="The rules could not be loaded"
      >
        {(view) => (
          <>
            {mayGovern ? <RulesEditor key={stampOf(view)} view={view} now={now} /> : null}
            <SavedRuleSets view={view} mayGovern={mayGovern} />
          </>
        )}
      </QueryBoundary>
    </CostsFrame>
  );
}

/** Saved rules begin a new draft. */
const stampOf = ({ items }: { items: readonly { month: string; version: number }[] }): string =>
  items.map(({ month, version }) => `${month} ${version}`).join(",");
