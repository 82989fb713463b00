import { CheckTargetInput } from "@quarry/domain/verdicts/schema";
import type { CheckTargetInput as CheckTarget } from "@quarry/domain/verdicts/schema";
import type { SearchParams } from "@/navigation/list-filter.ts";

/** What the checker's form holds: texts as typed, "" where nothing was. */
export interface CheckerForm {
  target: string;
  environment: CheckTarget["environment"];
  projectId: string;
}

/** The form as an address holds it; an environment nobody knows falls back to the Unified Studio. */
export function readCheckerAddress({ target, environment, project }: SearchParams): CheckerForm {
  const known = CheckTargetInput.shape.environment.safeParse(environment);
  return {
    target: single(target).trim(),
    environment: known.success ? known.data : "unified-studio",
    projectId: single(project).trim(),
  };
}

/** The address under which others see the same question and its answer. */
export function checkerAddress({ target, environment, projectId }: CheckerForm): string {
  const search = new URLSearchParams({ target: target.trim(), environment });
  if (environment === "unified-studio" && projectId.trim() !== "") search.set("project", projectId.trim());
  return `/verdicts?${search.toString()}`;
}

/** The question to ask, or null while the form cannot be asked: nothing typed yet, or a field is refused. */
export function questionOf(form: CheckerForm): CheckTarget | null {
  const asked = CheckTargetInput.safeParse(inputOf(form));
  return asked.success ? asked.data : null;
}

/** The form in the shape of the operation's input; a project counts in the Unified Studio only. */
export function inputOf({ target, environment, projectId }: CheckerForm) {
  const hasProject = environment === "unified-studio" && projectId.trim() !== "";
  return { target, environment, ...(hasProject && { projectId: projectId.trim() }) };
}

function single(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}
