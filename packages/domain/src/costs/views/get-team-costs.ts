import { can } from "../../operation/permissions.ts";
import { DomainError, notFound } from "../../operation/domain-error.ts";
import { personOf } from "../../operation/acting-team.ts";
import type { KnownContext } from "../../operation/context.ts";
import { query } from "../../operation/query.ts";
import { CostView } from "../schema.ts";
import type { CostGroupBy } from "../schema.ts";
import { pickGrouping } from "../find-grouping.ts";
import { readBills } from "../read-bills.ts";
import { answerFrom } from "./answer-view.ts";
import { TeamCostsInput } from "./schema.ts";

/** What a team's own resources cost by service: those that Quarry made for it and tagged `quarry:owner`. */
export const getTeamCosts = query({
  permission: "costs.readTeam",
  route: { method: "GET", path: "/team-costs", summary: "Show what a team's resources cost" },
  input: TeamCostsInput,
  output: CostView,
  async run({ context, input: { team, ...asked } }) {
    const asOfTeam = {
      ...asked,
      groupBy: "service" as const,
      filters: [{ by: ownerTag, values: [teamOf(context, team)] }],
    };
    const bills = await readBills(context.database, undefined);
    const divided = bills.filter((bill) => (pickGrouping(bill, ownerTag)?.heldUntil ?? null) !== null);
    const view = await answerFrom(context.database, divided, asOfTeam);
    return divided.length > 0 ? view : { ...view, remarks: [unheld] };
  },
});

const ownerTag: CostGroupBy = "tag:quarry:owner";
const unheld =
  "No bill has been read by the tag quarry:owner yet, so what a team costs is not known. An admin can have it read.";

/** One's own team; who may see every bill may name any. */
function teamOf(context: KnownContext, slug: string | undefined): string {
  const { teams } = personOf(context);
  if (slug === undefined) {
    const [first] = teams;
    if (first) return first.slug;
    throw new DomainError(
      "forbidden",
      "You are in no team whose costs could be shown. Ask an admin to add you to one.",
    );
  }
  if (can(context.actor, "costs.read") || teams.some((team) => team.slug === slug)) return slug;
  throw notFound("team");
}
