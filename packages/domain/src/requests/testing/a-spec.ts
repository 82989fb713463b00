import type { World } from "../../testing/world.ts";
import type { ProfileSpec } from "../schema.ts";

/** A request's content that AWS accepts; the world's own company account has its model in us-east-1. */
export async function aSpec(
  world: Pick<World, "database">,
  part: Partial<ProfileSpec> = {},
): Promise<ProfileSpec> {
  const { id } = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  return {
    connectionId: id,
    region: "us-east-1",
    source: "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0",
    name: `search ${crypto.randomUUID().slice(0, 8)}`,
    description: "",
    environment: "development",
    purpose: "Ranking of answers",
    inputTokensPerMonth: 1_000_000,
    outputTokensPerMonth: 100_000,
    tags: [{ key: "Project", value: "ranking" }],
    expiresOn: null,
    studio: null,
    app: "",
    replaces: null,
    ticket: "",
    justification: "",
    ...part,
  };
}
