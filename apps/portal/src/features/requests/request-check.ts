import { ProfileSpec, SubmitRequestInput } from "@quarry/domain/requests/schema";
import { z } from "zod";
import { problemsOfIssues } from "../../client/refusal.ts";
import type { FieldProblem } from "../../client/refusal.ts";
import { submission } from "./request-draft.ts";
import type { RequestDraft } from "./request-draft.ts";

/** What a draft that was kept has to look like; everything may still be empty. */
export const draftShape = z.object({
  connectionId: z.string(),
  region: z.string(),
  baseModelId: z.string(),
  source: z.string(),
  team: z.string(),
  name: z.string(),
  description: z.string(),
  environment: z.enum(["development", "test", "staging", "production"]),
  purpose: z.string(),
  beneficiary: z.string(),
  inputTokensPerMonth: z.number().nullable(),
  outputTokensPerMonth: z.number().nullable(),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
  expiresOn: z.string(),
  studio: z.object({ domainId: z.string(), projectId: z.string() }).nullable(),
  app: z.string(),
  replaces: z.string().nullable(),
  ticket: z.string(),
  justification: z.string(),
});

/** What is wrong with a draft, as the server would say it. */
export function problemsOf(draft: RequestDraft): FieldProblem[] {
  const { error } = SubmitRequestInput.safeParse(submission(draft));
  return problemsOfIssues(error?.issues);
}

/** What AWS would say of a name, and the nearest one that it takes. */
export interface NameProblem {
  message: string;
  suggestion: string | undefined;
}

/** Checks a profile's name as AWS does; undefined when all is well. */
export function nameProblem(name: string): NameProblem | undefined {
  return nameProblemOf(ProfileSpec.shape.name.safeParse(name).error?.issues[0]);
}

/** An issue about a name, with the name that the schema proposes instead. */
export function nameProblemOf(issue: z.core.$ZodIssue | undefined): NameProblem | undefined {
  if (!issue) return undefined;
  const suggestion: unknown = issue.code === "custom" ? issue.params?.["suggestion"] : undefined;
  return { message: issue.message, suggestion: typeof suggestion === "string" ? suggestion : undefined };
}
