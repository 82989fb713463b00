import { z } from "zod";
import { parseBedrockArn } from "../arns/bedrock-arn.ts";
import { ProfileArn, SystemDefinedProfileArn } from "../arns/profile-arn.ts";
import { ProfileTag } from "../profiles/schema.ts";

export const codeFileIds = [
  "terraform",
  "cdk-typescript",
  "cdk-python",
  "cloudformation",
  "aws-cli",
] as const;

export const CodeFileId = z.enum(codeFileIds);
export type CodeFileId = z.infer<typeof CodeFileId>;

export const CodeFileLanguage = z.enum(["hcl", "typescript", "python", "yaml", "shell"]);
export type CodeFileLanguage = z.infer<typeof CodeFileLanguage>;

/** A profile written as one whole file; the fields are those of a snippet, so both are shown alike. */
export const CodeFile = z.strictObject({
  id: CodeFileId,
  label: z.string(),
  language: CodeFileLanguage,
  filename: z.string(),
  code: z.string(),
  /** How to run the file and what it does to a profile that exists. */
  note: z.string(),
});
export type CodeFile = z.infer<typeof CodeFile>;

// CloudFormation resolves the first and CDK the second inside any text, however it is quoted or joined.
const resolvedText = /\{\{resolve:|[$#]\{Token\[/;

const text = z.string().refine((value) => !resolvedText.test(value), {
  error:
    "CloudFormation and CDK replace {{resolve:…}}, ${Token[…]} and #{Token[…]} inside every text, so this cannot be written as code. Remove it.",
});

const place = {
  /** The Region the profile is called in. */
  region: z.string().regex(/^[a-z]{2,4}(?:-[a-z]{2,9}){1,2}-[0-9]{1,2}$/, {
    error: "Not an AWS Region. It looks like us-west-2.",
  }),
  account: z.string().regex(/^[0-9]{12}$/, { error: "Not an AWS account id, which is twelve digits." }),
};

const ModelSourceArn = z
  .string()
  .max(2048)
  .refine((arn) => ["foundation-model", "inference-profile"].includes(parseBedrockArn(arn)?.kind ?? ""), {
    error:
      "Not the ARN of a foundation model or a system-defined profile, which are all that CreateInferenceProfile copies from.",
  });

/**
 * An application inference profile, made or asked for. Name, description and tags are free text and quoted
 * wherever they stand; whether AWS takes them is checked where a profile is asked for.
 */
const ApplicationProfileCode = z
  .strictObject({
    type: z.literal("APPLICATION"),
    name: text,
    description: text.nullable(),
    /** What CreateInferenceProfile copies: a foundation model, or a system-defined profile with its Regions. */
    copyFrom: ModelSourceArn,
    tags: z.array(ProfileTag.extend({ key: text, value: text })).refine(hasDistinctKeys, {
      error: "Two tags have the same key. A resource holds each key once.",
    }),
    ...place,
    /** The ARN of the profile, or null while it is only asked for. */
    arn: ProfileArn.nullable(),
  })
  .refine((profile) => isOf(profile, profile.copyFrom), {
    path: ["copyFrom"],
    error: "The source is in another Region or account than the profile. AWS copies only within both.",
  })
  .refine((profile) => profile.arn === null || isOf(profile, profile.arn), {
    path: ["arn"],
    error: "The ARN names another Region or account than the profile.",
  });
export type ApplicationProfileCode = z.infer<typeof ApplicationProfileCode>;

const SystemProfileCode = z
  .strictObject({ type: z.literal("SYSTEM_DEFINED"), name: text, ...place, arn: SystemDefinedProfileArn })
  .refine((profile) => isOf(profile, profile.arn), {
    path: ["arn"],
    error: "The ARN names another Region or account than the profile.",
  });
export type SystemProfileCode = z.infer<typeof SystemProfileCode>;

export const AsCodeInput = z.discriminatedUnion("type", [ApplicationProfileCode, SystemProfileCode]);
/** What a caller gives; ARNs are plain strings until they are parsed. */
export type AsCodeInput = z.input<typeof AsCodeInput>;

function hasDistinctKeys(tags: readonly ProfileTag[]): boolean {
  return new Set(tags.map(({ key }) => key)).size === tags.length;
}

// An ARN without an account, as foundation models have, belongs to every account.
function isOf({ region, account }: { region: string; account: string }, arn: string): boolean {
  const parts = parseBedrockArn(arn);
  return parts === undefined || (parts.region === region && ["", account].includes(parts.account));
}
