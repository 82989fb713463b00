import { ORPCError } from "@orpc/client";

/** One refused field of an input: its path, and what to do about it. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** An error as a screen shows it. */
export interface Refusal {
  code: string;
  message: string;
  details: readonly FieldProblem[];
  requestId: string | undefined;
}

interface RefusalData {
  details?: readonly FieldProblem[];
  requestId?: string;
}

/** What an operation's error tells; a lost connection gets a sentence of its own. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof ORPCError)) {
    const message = "The portal did not answer. Check your connection and try again.";
    return { code: "unreachable", message, details: [], requestId: undefined };
  }
  const data: RefusalData = error.data ?? {};
  return { code: error.code, message: error.message, details: data.details ?? [], requestId: data.requestId };
}

/** All that is wrong, field by field; what is wrong with none of them is one problem with the empty path. */
export function problemsOfError(error: unknown): readonly FieldProblem[] {
  const { message, details } = refusalOf(error);
  return details.length > 0 ? details : [{ path: "", message }];
}

/** The problems that a schema of zod found. */
export function problemsOfIssues(
  issues: readonly { path: readonly PropertyKey[]; message: string }[] = [],
): FieldProblem[] {
  return issues.map(({ path, message }) => ({ path: path.join("."), message }));
}

/** The message for one field or a part of it, if there is one. */
export function problemOf(problems: readonly FieldProblem[], field: string): string | undefined {
  return problems.find((problem) => isAbout(problem, field))?.message;
}

/** What is left to be told beside the fields that show their own problems. */
export function messageBeside(
  { message, details }: Pick<Refusal, "message" | "details">,
  fields: readonly string[],
): string | undefined {
  if (details.length === 0) return message;
  const others = details.filter((problem) => !fields.some((field) => isAbout(problem, field)));
  return others.length === 0 ? undefined : others.map((problem) => problem.message).join(" ");
}

/** Whether a problem is about a field or a part of it. */
export function isAbout({ path }: Pick<FieldProblem, "path">, field: string): boolean {
  return path === field || path.startsWith(`${field}.`);
}
