import { AwsError } from "../errors/aws-error.ts";
import { explainAwsError } from "../errors/explain-aws-error.ts";
import type { RefusedCostTag } from "./set-cost-tag-status.ts";

/** Why AWS refused, in words; `code` tells what a screen may offer. */
export interface TagRefusal {
  code: "not-payer" | "denied" | "too-many-keys" | "unknown-key" | "backfill-running" | "other";
  awsCode: string;
  title: string;
  cause: string;
  remedy: string;
}

/** Explains what AWS said of a call on cost allocation tags, or of one key of it. */
export function explainTagRefusal(error: AwsError | RefusedCostTag): TagRefusal {
  const { awsCode, message } = error;
  const known = rules.find(({ when }) => when(awsCode, message));
  if (known) return { awsCode, ...known.is };
  if (!(error instanceof AwsError)) {
    const remedy = "Read the tags anew, and try again when billing lists the key.";
    return { code: "other", awsCode, title: "AWS did not take the key", cause: message, remedy };
  }
  const { title, cause, remedy } = explainAwsError(error);
  return { code: error.code === "denied" ? "denied" : "other", awsCode, title, cause, remedy };
}

type Rule = { when: (awsCode: string, message: string) => boolean; is: Omit<TagRefusal, "awsCode"> };

// Limits and who may do what: docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/allocation-tag-restrictions.html
const rules: readonly Rule[] = [
  {
    when: (_code, message) => /linked account doesn.t have access/i.test(message),
    is: {
      code: "not-payer",
      title: "Another account pays this bill",
      cause:
        "Only the payer account, or an account without an organization, sees and changes cost allocation tags.",
      remedy:
        "Have an administrator of the payer account run the command, or connect the payer account as a bill of its own.",
    },
  },
  {
    when: (code, message) => code === "TagKeysNotFoundException" || /tag keys? not found/i.test(message),
    is: {
      code: "unknown-key",
      title: "Billing has not seen this key",
      cause:
        "AWS lists a key up to 24 hours after a resource that carries it has first cost something. Upper and lower case count.",
      remedy: "Use a resource that carries the tag, wait a day, and activate the key then.",
    },
  },
  {
    when: (code, message) =>
      /limit/i.test(code + message) &&
      /\b500\b|maximum (number|of)|active (user-defined )?(cost )?(allocation )?(tag|key)/i.test(message),
    is: {
      code: "too-many-keys",
      title: "The account has no room for another active key",
      cause: "AWS keeps at most 500 keys active in a payer account.",
      remedy: "Deactivate a key that nobody divides the bill by, or have the limit raised in Service Quotas.",
    },
  },
  {
    when: (code) => code === "BackfillLimitExceededException",
    is: {
      code: "backfill-running",
      title: "AWS takes one backfill in 24 hours",
      cause: "Another backfill of this bill is under way, or was asked for less than 24 hours ago.",
      remedy: "Wait until it is done and a day has passed, then start this one again.",
    },
  },
];
