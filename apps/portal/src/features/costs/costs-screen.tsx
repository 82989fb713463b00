"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { BillCosts } from "./bill-costs.tsx";
import { TeamCosts } from "./team-costs.tsx";

interface CostsScreenProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

/** What everything costs, or, for those who may see only that, what their team costs. */
export function CostsScreen({ now }: CostsScreenProps) {
  const { data: me } = useQuery(api.settings.me.queryOptions({ input: {} }));
  if (!me) return null;
  const { permissions, teams } = me;
  if (permissions.includes("costs.read")) {
    return <BillCosts now={now} mayGovern={permissions.includes("costs.govern")} />;
  }
  return <TeamCosts now={now} teams={teams} />;
}
