import type { z } from "zod";
import {
  applicationProfileArn,
  profileRow,
  profileTable,
  sourceModelArns,
} from "../services/bedrock/profile-rows.ts";
import { noteProfile } from "../costs/profile-history.ts";
import type { World } from "../world/world.ts";
import type { ProfileEditInput } from "./control-schema.ts";
import { ControlError } from "./control-error.ts";

/** Changes a profile behind the clients' backs: no permission, no validation, no journal. */
export function editProfile(world: World, edit: z.infer<typeof ProfileEditInput>): { arn: string } {
  const rows = world.tables.rows(profileTable, edit);
  const arn = applicationProfileArn(edit.id, edit);
  if (edit.action === "put") {
    const { description, createdAt = world.clock.now().toISOString(), ...seed } = edit;
    rows.set(edit.id, profileRow({ ...seed, createdAt, ...(description !== undefined && { description }) }));
    return { arn };
  }
  const row = rows.get(edit.id);
  if (row === undefined) throw new ControlError(`There is no ${arn}.`);
  if (edit.action === "delete") {
    rows.delete(edit.id);
    noteProfile(world, edit, edit.id);
    return { arn };
  }
  row.name = edit.name ?? row.name;
  row.description = edit.description ?? row.description;
  row.tags = edit.tags ?? row.tags;
  if (edit.source !== undefined) {
    row.source = edit.source;
    row.modelArns = sourceModelArns(edit.source, edit.region);
  }
  noteProfile(world, edit, edit.id);
  row.updatedAt = world.clock.now().toISOString();
  return { arn };
}
