import type { ConnectionView } from "@quarry/domain/connections/schema";

const version = "2012-10-17";

/**
 * The trust policy of a connection's role, as JSON to paste: only the account Quarry runs in may assume it, and
 * only with this connection's external id.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 *
 * @param ownAccount the account Quarry runs in; a placeholder stands in its place when it is not known
 */
export function trustPolicy(
  { partition, externalId }: ConnectionView,
  ownAccount: string | undefined,
): string {
  return toJson({
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${ownAccount ?? "ACCOUNT-OF-QUARRY"}:root` },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "sts:ExternalId": externalId } },
  });
}

/** What the role must allow: reading profiles and models for the catalog, calling models for the playground. */
export function permissionsPolicy(): string {
  return toJson(
    {
      Sid: "ReadCatalog",
      Effect: "Allow",
      Action: [
        "bedrock:ListInferenceProfiles",
        "bedrock:GetInferenceProfile",
        "bedrock:ListTagsForResource",
        "bedrock:ListFoundationModels",
      ],
      Resource: "*",
    },
    {
      Sid: "UsePlayground",
      Effect: "Allow",
      Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
      Resource: "*",
    },
  );
}

/** The account whose credentials the portal has by itself: that of the connection without a role. */
export function portalAccount(connections: readonly ConnectionView[]): string | undefined {
  return connections.find(({ roleArn }) => roleArn === null)?.accountId;
}

function toJson(...statements: object[]): string {
  return JSON.stringify({ Version: version, Statement: statements }, null, 2);
}
