import { z } from "zod";
import { command } from "../operation/command.ts";
import { notFound } from "../operation/domain-error.ts";

const StudioProjectReference = z.strictObject({ id: z.uuid() });

/** Takes the permission for a Studio project back; profiles that were made stay. */
export const withdrawStudioProject = command({
  permission: "studio-projects.allow",
  event: "studio-project.withdrawn",
  route: {
    method: "DELETE",
    path: "/studio-projects/{id}",
    summary: "Take back the permission for a Studio project",
  },
  input: StudioProjectReference,
  output: StudioProjectReference,
  async run({ transaction, input: { id } }) {
    const row = await transaction.studioProject.findUnique({ where: { id } });
    if (!row) throw notFound("Studio project");
    await transaction.studioProject.delete({ where: { id } });
    const { teamId, domainId, projectId } = row;
    return {
      result: { id },
      changes: [
        {
          subject: { kind: "studio-project", id, label: `${domainId} ${projectId}` },
          teamId,
          before: { domainId, projectId },
        },
      ],
    };
  },
});
