import type { PolicyDocument } from "../policies/policy-document.ts";

/** Who may assume a role, as AWS writes it. */
export interface TrustDocument {
  Version: PolicyDocument["Version"];
  Statement: TrustStatement[];
}

export interface TrustStatement {
  Sid: string;
  Effect: "Allow" | "Deny";
  Principal: { Service: string[] } | { AWS: string[] };
  Action: string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** Puts statements together to the trust policy of a role. */
export function trustOf(statements: TrustStatement[]): TrustDocument {
  return { Version: "2012-10-17", Statement: statements };
}

/**
 * The statement that lets an AWS service assume a role, for resources of one account only.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function serviceTrust(
  service: "sagemaker.amazonaws.com" | "bedrock.amazonaws.com",
  { Sid, account, sourceArn }: { Sid: string; account: string; sourceArn?: string },
): TrustStatement {
  return {
    Sid,
    Effect: "Allow",
    Principal: { Service: [service] },
    Action: ["sts:AssumeRole"],
    Condition: {
      StringEquals: { "aws:SourceAccount": account },
      ...(sourceArn !== undefined && { ArnLike: { "aws:SourceArn": sourceArn } }),
    },
  };
}
