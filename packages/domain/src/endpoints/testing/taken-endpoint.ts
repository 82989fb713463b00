import type { InvocationInput } from "@quarry/aws-core/invocations/schema";
import { searchTeam } from "../../testing/walked-records.ts";
import type { World } from "../../testing/world.ts";

interface Taken {
  /** Team search unless told; null: nobody's. */
  teamId?: string | null;
  goneAt?: Date;
  spec?: object;
}

/** An endpoint of the simulated company, by its name there, that a team has taken in; returns its id here. */
export async function takenEndpoint(world: World, name: string, part: Taken = {}): Promise<string> {
  const connection = await world.database.connection.findFirstOrThrow({ where: { name: "Company" } });
  const place = { connectionId: connection.id, region: "us-west-2" };
  const teamId = (await searchTeam(world)).id;
  const { id } = await world.database.endpoint.create({ data: { ...place, name, teamId, ...part } });
  return id;
}

type Prompt = Extract<InvocationInput, { form: "tgi" }>;

/** A call in the form of TGI. */
export function aPrompt(part: Partial<Prompt> = {}): Prompt {
  const prompt = "Write two sentences about stone";
  return { form: "tgi", prompt, parameters: { maxNewTokens: 40 }, stream: false, ...part };
}

/** Calls of endpoints that AWS has seen since the scenario was loaded. */
export const invocationsSeen = ({ simulator }: World) =>
  simulator.journal().filter(({ operation }) => operation.startsWith("InvokeEndpoint"));
