import type { PersonView } from "@quarry/domain/people/schema";
import { Status } from "@quarry/ui/status";
import { statusWords } from "./people-words.ts";

/** Whether somebody may come in. */
export function PersonStatus({ status }: Pick<PersonView, "status">) {
  const { kind, label } = statusWords[status];
  return <Status kind={kind}>{label}</Status>;
}
