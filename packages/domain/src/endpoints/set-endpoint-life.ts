import { Prisma } from "@quarry/database/generated/client";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { invalidField } from "../operation/domain-error.ts";
import { aboutEndpoint } from "./about-endpoint.ts";
import { isAsynchronous } from "./is-asynchronous.ts";
import { endpointLookedAfter } from "./looks-after-endpoint.ts";
import { refuseEnd } from "./refuse-end.ts";
import { EndpointLifeView, SetEndpointLifeInput } from "./schema.ts";

/** Says how long an endpoint stays, in which hours it runs, and after how long without a call it is stopped. */
export const setEndpointLife = command({
  permission: "endpoints.change",
  event: "endpoint.life-set",
  route: { method: "PUT", path: "/endpoints/{id}/life", summary: "Set end, office hours and idle stop" },
  input: SetEndpointLifeInput,
  output: EndpointLifeView,
  async run({ context, transaction, input: { id, endsAt, schedule, idleMinutes } }) {
    const endpoint = await endpointLookedAfter(transaction, personOf(context), id);
    const end = endsAt === null ? null : new Date(endsAt);
    refuseEnd(end, "endsAt");
    if (endpoint.endsAt && (end === null || end > endpoint.endsAt)) throw invalidField("endsAt", isLater);
    if (idleMinutes !== null && isAsynchronous(endpoint)) throw invalidField("idleMinutes", notCounted);
    await transaction.endpoint.update({
      where: { id },
      data: {
        endsAt: end,
        endNoticedAt: null,
        schedule: schedule ?? Prisma.DbNull,
        idleMinutes,
        idleNoticedAt: null,
      },
    });
    return {
      result: { endsAt: end?.toISOString() ?? null, schedule, idleMinutes },
      changes: [
        {
          ...aboutEndpoint(endpoint),
          before: { endsAt: endpoint.endsAt?.toISOString() ?? null, idleMinutes: endpoint.idleMinutes },
          after: {
            endsAt: end?.toISOString() ?? null,
            idleMinutes,
            ...(schedule && { hours: `${schedule.from}–${schedule.to} ${schedule.timeZone}` }),
          },
        },
      ],
    };
  },
});

const notCounted =
  "CloudWatch does not count the calls of an asynchronous endpoint, so that nothing tells whether it is idle. Choose office hours or an end.";

const isLater = "A later end costs money: ask for it, and an approver decides.";
