// What a whole decoded string can tell: a profile, an expression that may become one, a project, a domain.
import type { ExportForm } from "../schema.ts";
import { noteDetail } from "./app-details.ts";
import { addPlaces, profileOf } from "./findings.ts";
import type { Reading } from "./findings.ts";
import { mayBecomeProfile } from "./profile-expression.ts";

export interface TextPlace {
  path: string[];
  form: ExportForm;
}

const profileInText =
  /arn:aws[a-z-]*:bedrock:[a-z0-9-]+:[0-9]{12}:application-inference-profile\/[a-zA-Z0-9]/;
// D4 of the user guide and every role seen: AmazonBedrockServiceRole-<projectId>-<suffix>, or _ between the two.
const serviceRole = /:role\/(?:[\w+=,.@/-]*\/)?AmazonBedrockServiceRole-([a-zA-Z0-9]{1,36})(?:[-_][\w-]*)?$/;

/** Looks at one text and writes down what it is. Texts that only mention a profile are remarked upon, not listed. */
export function examineText(text: string, place: TextPlace, reading: Reading): void {
  const { findings } = reading;
  if (text.startsWith("arn:") && examineArns(text, place, reading)) return;
  if (mayBecomeProfile(text)) {
    findings.unresolved.push({ path: place.path, text });
    return;
  }
  if (text.startsWith("dzd"))
    noteDetail(findings, { detail: "domainId", value: text, object: objectOf(place.path) });
  const projectId = serviceRole.exec(text)?.[1];
  if (projectId)
    noteDetail(findings, { detail: "roleProjectId", value: projectId, object: objectOf(place.path) });
  if (profileInText.test(text)) {
    findings.remarks.push(
      `${place.path.join(" › ")} mentions a profile's ARN inside a longer text; only a value that is an ARN counts.`,
    );
  }
}

/** One ARN, or several with commas between them, as a parameter of type CommaDelimitedList holds. */
function examineArns(text: string, { path, form }: TextPlace, reading: Reading): boolean {
  const { entry, findings, registry } = reading;
  const items = text.includes(",") ? text.split(",").map((item) => item.trim()) : [text];
  if (!items.every((item) => item.startsWith("arn:"))) return false;
  const profiles = items.map((item) => profileOf(registry, item)).filter((arn) => arn !== undefined);
  for (const arn of new Set(profiles)) addPlaces(findings.profiles, arn, [{ entry, path, form }]);
  return profiles.length > 0;
}

/** Path of the object that the value at `path` is a member of. */
export function objectOf(path: readonly string[]): string {
  return path.join("\n").replace(/\/[^/]*$/, "");
}
