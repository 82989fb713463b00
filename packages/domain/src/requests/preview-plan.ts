import { randomUUID } from "node:crypto";
import { actingTeam } from "../operation/acting-team.ts";
import { query } from "../operation/query.ts";
import { requestKind } from "./request-kinds.ts";
import { PlanView, SubmitRequestInput } from "./schema.ts";

/** The plan that a request would have if it were submitted now. */
export const previewPlan = query({
  permission: "requests.submit",
  route: { method: "POST", path: "/request-plans", summary: "Show what a request would make" },
  input: SubmitRequestInput,
  output: PlanView,
  async run({ context, input: { team: slug, kind, spec }, signal }) {
    const team = actingTeam(context, slug);
    const order = { team, spec, requestId: randomUUID() };
    const { plan } = await requestKind({ kind }).makePlan(context, order, signal);
    return PlanView.parse({ kind, plan });
  },
});
