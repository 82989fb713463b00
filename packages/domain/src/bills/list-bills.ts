import { query } from "../operation/query.ts";
import { comparedBills, standingOf } from "./compare-months.ts";
import { findMeans } from "./month-bills.ts";
import { BillsInput, BillsView } from "./schema.ts";
import { teamLines, wholeOf } from "./team-lines.ts";
import { visibleBills } from "./visible-bills.ts";

/** What each team has to pay of a month, and what is nobody's. */
export const listBills = query({
  permission: "costs.readTeam",
  route: { method: "GET", path: "/team-bills", summary: "Show what each team has to pay of a month" },
  input: BillsInput,
  output: BillsView,
  async run({ context: { database, actor }, input }) {
    const compared = await comparedBills(await findMeans(database), input);
    const seen = visibleBills(actor);
    return {
      ...standingOf(compared.bills),
      teams: teamLines(compared, seen),
      whole: seen === "all" ? wholeOf(compared) : null,
    };
  },
});
