import { randomUUID } from "node:crypto";
import type { World } from "../../testing/world.ts";
import { defaultRules } from "../approval-policy.ts";
import type { Plan, ProfileSpec, Stage } from "../schema.ts";
import { specHash } from "../spec-hash.ts";
import { aSpec } from "./a-spec.ts";

/** A plan as one made from that spec, without asking AWS. */
export function aPlan(spec: ProfileSpec, requestId: string): Plan {
  return {
    call: {
      operation: "CreateInferenceProfile",
      accountId: "111122223333",
      region: spec.region,
      input: {
        inferenceProfileName: spec.name,
        modelSource: { copyFrom: spec.source },
        clientRequestToken: requestId,
        tags: [
          ...spec.tags,
          { key: "quarry:operation", value: requestId },
          { key: "quarry:owner", value: "search" },
          { key: "quarry:managed-by", value: "quarry" },
        ],
      },
    },
    model: {
      baseModelId: "amazon.nova-micro-v1:0",
      routing: "none",
      destinationRegions: [spec.region],
      residency: `Requests are processed in ${spec.region} only.`,
    },
    access: [],
    quota: null,
    cost: { monthlyMicrodollars: "49000", explanation: "" },
    policy: "{}",
    studio: null,
    aliases: [],
    duplicates: [],
  };
}

export interface Pending {
  id: string;
  version: number;
  specHash: string;
}

interface PendingOptions {
  stages?: readonly Stage[];
  decideBy?: Date;
}

/** Requests of Linus for team search that wait for their decision, written straight into the database. */
export async function pendingRequests(
  world: World,
  count: number,
  { stages = defaultRules[0]?.stages ?? [], decideBy = new Date("2100-01-01") }: PendingOptions = {},
): Promise<Pending[]> {
  const team = await world.database.team.findUniqueOrThrow({ where: { slug: "search" } });
  const linus = await world.database.user.findUniqueOrThrow({ where: { email: "linus@example.com" } });
  const requests: Pending[] = [];
  const rows = [];
  for (let made = 0; made < count; made += 1) {
    const id = randomUUID();
    const spec = await aSpec(world);
    const plan = aPlan(spec, id);
    requests.push({ id, version: 1, specHash: specHash(spec, plan) });
    rows.push({
      id,
      kind: "profile.create",
      title: spec.name,
      teamId: team.id,
      requesterId: linus.id,
      lastEditorId: linus.id,
      connectionId: spec.connectionId,
      region: spec.region,
      spec,
      plan,
      specHash: specHash(spec, plan),
      monthlyMicrodollars: 49_000n,
      stages: [...stages],
      decideBy,
    });
  }
  await world.database.request.createMany({ data: rows });
  return requests;
}
