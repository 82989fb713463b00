import { z } from "zod";
import { searchText } from "../operation/text.ts";

/** Ids as DataZone's API has them. */
export const DomainId = z
  .string()
  .regex(/^dzd[-_][a-zA-Z0-9_-]{1,36}$/u, "A domain id looks like dzd-69hyksbfyg5nps.");
export const ProjectId = z
  .string()
  .regex(/^[a-zA-Z0-9_-]{1,36}$/u, "A project id looks like 5elox3qmz8kyz4.");

export const StudioProjectView = z.object({
  id: z.uuid(),
  team: z.string(),
  domainId: z.string(),
  projectId: z.string(),
  allowedBy: z.string(),
  allowedAt: z.string(),
});
export type StudioProjectView = z.infer<typeof StudioProjectView>;

export const AllowStudioProjectInput = z.strictObject({
  team: searchText(40),
  domainId: DomainId,
  projectId: ProjectId,
});

/** A project that an uploaded export names by its service role. */
export const SuggestedProject = z.object({
  domainId: z.string().nullable(),
  projectId: z.string(),
  team: z.string(),
  fileName: z.string(),
});
