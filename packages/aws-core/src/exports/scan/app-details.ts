// Which keys of a template describe the exported app, and which of their values are believable.
import { addNote } from "./findings.ts";
import type { AppDetail, AppNote, Findings } from "./findings.ts";

/** Keys whose string value describes the app (facts of the user guide and of public scripts that read exports). */
export const appDetailKeys: ReadonlyMap<string, AppDetail> = new Map([
  ["appName", "name"],
  ["domainId", "domainId"],
  ["exportProjectId", "exportProjectId"],
  ["model", "model"],
  ["AmazonDataZoneProject", "tagProjectId"],
  ["Type", "resourceType"],
]);

const identifier = /^[a-zA-Z0-9_-]{1,64}$/;

/** A value that does not look like what its key says is dropped: it could be anything, a secret too. */
const believable: Record<AppDetail, RegExp> = {
  name: /^(?!.*\$\{).{1,200}$/su,
  // DataZone's DomainId.
  domainId: /^dzd[-_][a-zA-Z0-9_-]{1,36}$/,
  roleProjectId: identifier,
  tagProjectId: identifier,
  exportProjectId: identifier,
  model: /^[a-zA-Z0-9][a-zA-Z0-9.:/_-]{0,255}$/,
  resourceType: /^AWS::Bedrock::(?:Agent|Flow)$/,
};

/** Whether the value looks as such a detail does. */
export const isBelievable = (detail: AppDetail, value: string): boolean => believable[detail].test(value);

/** Writes the detail down, unless its value is not what such a detail looks like. */
export function noteDetail(findings: Findings, note: AppNote): void {
  if (isBelievable(note.detail, note.value)) addNote(findings, note);
}
