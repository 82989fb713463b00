import { renderAsCode } from "@quarry/aws-core/as-code/render-as-code";
import type { AsCodeInput } from "@quarry/aws-core/as-code/schema";
import type { ProfileTag } from "@quarry/aws-core/profiles/schema";
import { ZodError } from "zod";
import type { CodeView } from "./schema.ts";

/** A call that makes an application inference profile, as a plan holds it. */
export interface CreatingCall {
  accountId: string;
  region: string;
  input: {
    inferenceProfileName: string;
    description?: string | undefined;
    modelSource: { copyFrom: string };
    tags: readonly ProfileTag[];
  };
}

/**
 * The files that make the same profile without Quarry, or take it over once it has an ARN. Quarry's own tags are
 * left out until then: what is made elsewhere is not of a request.
 */
export function renderCallAsCode({ accountId, region, input }: CreatingCall, arn: string | null): CodeView {
  const { inferenceProfileName, description, modelSource, tags } = input;
  return renderWritable({
    type: "APPLICATION",
    name: inferenceProfileName,
    description: description ?? null,
    copyFrom: modelSource.copyFrom,
    tags: tags.filter(({ key }) => !(arn === null ? /^(?:aws|quarry):/i : /^aws:/i).test(key)),
    region,
    account: accountId,
    arn,
  });
}

/** The files, or why the profile cannot be written as code. */
export function renderWritable(input: AsCodeInput): CodeView {
  try {
    return { files: renderAsCode(input), remark: null };
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    return { files: [], remark: error.issues.map(({ message }) => message).join(" ") };
  }
}
