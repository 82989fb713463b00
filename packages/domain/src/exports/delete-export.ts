import { z } from "zod";
import type { Actor } from "../operation/actor.ts";
import { command } from "../operation/command.ts";
import { DomainError, notFound } from "../operation/domain-error.ts";
import { visibleExports } from "./find-export.ts";
import { ExportReference } from "./schema.ts";

/** Deletes what was read in an export; profiles adopted from it stay in the catalog. */
export const deleteExport = command({
  permission: "exports.delete",
  event: "export.deleted",
  route: { method: "DELETE", path: "/exports/{id}", summary: "Delete an export" },
  input: ExportReference,
  output: z.object({ id: z.uuid() }),
  async run({ context: { actor }, transaction, input }) {
    const row = await transaction.export.findFirst({
      where: { AND: [{ id: input.id }, visibleExports(actor)] },
    });
    if (!row) throw notFound("export");
    if (!mayDeleteExport(actor, row)) {
      throw new DomainError(
        "forbidden",
        "Only the person who uploaded this export, or an admin, can delete it.",
      );
    }
    await transaction.export.delete({ where: { id: row.id } });
    const { id, fileName, sha256, teamId } = row;
    return {
      result: { id },
      changes: [{ subject: { kind: "export", id, label: fileName }, teamId, before: { sha256 } }],
    };
  },
});

/** Who uploaded it may delete it, and an admin. */
export function mayDeleteExport(actor: Actor, { uploadedById }: { uploadedById: string }): boolean {
  return actor.kind === "user" && (actor.userId === uploadedById || actor.platformRole === "admin");
}
