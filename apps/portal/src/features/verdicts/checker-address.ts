import type { CheckTargetInput } from "@quarry/domain/verdicts/schema";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { keysOf } from "@quarry/domain/operation/keys-schema";
import { environmentWords } from "./verdict-words.ts";

/** What the checker's form holds: texts as typed, "" where nothing was. */
export interface CheckerForm {
  target: string;
  environment: CheckTargetInput["environment"];
  projectId: string;
}

/** The form as an address holds it; an environment nobody knows falls back to the Unified Studio. */
export function readCheckerAddress({ target, environment, project }: SearchParams): CheckerForm {
  return {
    target: single(target).trim(),
    environment: keysOf(environmentWords).find((known) => known === environment) ?? "unified-studio",
    projectId: single(project).trim(),
  };
}

/** The address under which others see the same question and its answer. */
export function checkerAddress({ target, environment, projectId }: CheckerForm): string {
  const search = new URLSearchParams({ target: target.trim(), environment });
  if (environment === "unified-studio" && projectId.trim() !== "") search.set("project", projectId.trim());
  return `/verdicts?${search.toString()}`;
}

/** The form in the shape of the operation's input; a project counts in the Unified Studio only. */
export function inputOf({ target, environment, projectId }: CheckerForm) {
  const hasProject = environment === "unified-studio" && projectId.trim() !== "";
  return { target, environment, ...(hasProject && { projectId: projectId.trim() }) };
}

function single(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}
