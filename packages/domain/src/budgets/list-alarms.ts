import { whyNoTagAlarm } from "@quarry/aws-core/budgets/charges-schema";
import { ChargesAlarmSpec } from "@quarry/aws-core/budgets/schema";
import { Prisma } from "@quarry/database/generated/client";
import { visibleTeams } from "../operation/actor.ts";
import { query } from "../operation/query.ts";
import { z } from "zod";
import { serviceOfAlarm } from "./alarm-key.ts";
import { effectView } from "./get-budget.ts";
import { ChargesAlarms } from "./schema.ts";

/** The alarms on what services cost, and why none of them can watch a tag. */
export const listAlarms = query({
  permission: "budgets.read",
  route: { method: "GET", path: "/charges-alarms", summary: "List alarms on what services cost" },
  input: z.strictObject({}),
  output: ChargesAlarms,
  async run({ context: { database, actor } }) {
    // Alarms are of whole accounts, so they are no team's.
    if (visibleTeams(actor) !== "all") return { items: [], why: whyNoTagAlarm };
    const effects = await database.budgetEffect.findMany({
      where: { kind: "alarm", NOT: { state: "done", wanted: { equals: Prisma.DbNull } } },
      include: { connection: { select: { id: true, name: true } } },
      orderBy: { key: "asc" },
    });
    return {
      items: effects.map((effect) => {
        const spec = ChargesAlarmSpec.safeParse(effect.wanted).data;
        const { isWanted: _, ...state } = effectView(effect);
        return {
          id: effect.id,
          connection: effect.connection,
          service: serviceOfAlarm(effect.key),
          amount: spec?.amount ?? null,
          topicArn: spec?.topicArn ?? null,
          effect: state,
        };
      }),
      why: whyNoTagAlarm,
    };
  },
});
