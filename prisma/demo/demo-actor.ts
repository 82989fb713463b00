import type { Actor } from "@quarry/domain/operation/actor";
import type { Context } from "@quarry/domain/operation/context";
import { findActor } from "@quarry/domain/settings/find-actor";

/** What operations need beside the person who calls them. */
export type Means = Omit<Context, "actor" | "requestId">;

/** A person of the demo, as operations see them. */
export async function demoActor({ database }: Means, email: string): Promise<Actor> {
  const { id } = await database.user.findUniqueOrThrow({ where: { email } });
  return findActor(database, id);
}
