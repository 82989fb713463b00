import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { DomainError, invalidField } from "../operation/domain-error.ts";
import { AllowStudioProjectInput } from "./schema.ts";

/** Lets a team ask for profiles that members of a Studio project can use. */
export const allowStudioProject = command({
  permission: "studio-projects.allow",
  event: "studio-project.allowed",
  route: {
    method: "POST",
    path: "/studio-projects",
    summary: "Let a team make profiles for a Studio project",
    successStatus: 201,
  },
  input: AllowStudioProjectInput,
  output: z.object({ id: z.uuid() }),
  async run({ context, transaction, input: { team: slug, domainId, projectId } }) {
    const team = await transaction.team.findUnique({ where: { slug } });
    if (!team) throw invalidField("team", "There is no such team.");
    const place = { teamId: team.id, domainId, projectId };
    const existing = await transaction.studioProject.findUnique({
      where: { teamId_domainId_projectId: place },
    });
    if (existing) throw new DomainError("conflict", "The team may do that already.");
    const { id } = await transaction.studioProject.create({
      data: { ...place, allowedById: personOf(context).userId },
    });
    return {
      result: { id },
      changes: [
        {
          subject: { kind: "studio-project", id, label: `${domainId} ${projectId}` },
          teamId: team.id,
          after: { domainId, projectId },
        },
      ],
    };
  },
});
