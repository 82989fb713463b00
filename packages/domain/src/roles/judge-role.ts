import { partitionOfRegion } from "@quarry/aws-core/arns/bedrock-arn";
import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { AwsError } from "@quarry/aws-core/errors/aws-error";
import { comparePermissions } from "@quarry/aws-core/roles/compare-permissions";
import { compareTrust } from "@quarry/aws-core/roles/compare-trust";
import { difference } from "@quarry/aws-core/roles/difference";
import type { RoleDifference } from "@quarry/aws-core/roles/difference";
import type { ListedRole } from "@quarry/aws-core/roles/list-roles";
import {
  deployerManagedPolicies,
  executionManagedPolicies,
  managedPolicyArn,
} from "@quarry/aws-core/roles/managed-policies";
import { readDocument } from "@quarry/aws-core/roles/read-document";
import { readRole } from "@quarry/aws-core/roles/read-role";
import type { ReadRole } from "@quarry/aws-core/roles/read-role";
import { serviceTrust, trustOf } from "@quarry/aws-core/roles/trust-document";
import type { Connection } from "@quarry/database/generated/client";
import { keysOf } from "../operation/keys-schema.ts";
import { writeRole } from "../requests/plan-role.ts";
import type { MadeRole } from "./list-roles-of-account.ts";
import type { RoleView } from "./schema.ts";

const services = {
  "sagemaker.amazonaws.com": "SageMaker",
  "bedrock.amazonaws.com": "Bedrock",
} as const;
type Service = keyof typeof services;

/** The services among those that Quarry works with that a role's trust policy names. */
export function servicesOf({ trust }: Pick<ListedRole, "trust">): Service[] {
  const named = (readDocument(trust, "trust policy") ?? [])
    .filter(({ effect }) => effect === "Allow")
    .flatMap(({ principals }) => principals.names.map(({ name }) => name));
  return keysOf(services).filter((service) => named.includes(service));
}

interface Known {
  connection: Connection;
  region: string;
  /** The request that made it; undefined for a role of somebody else. */
  made: MadeRole | undefined;
}

/** A role with its verdict: against what it was made as, or against what every role of its services should keep. */
export async function judgeRole(clients: AwsClients, listed: ListedRole, known: Known): Promise<RoleView> {
  const { arn, name, path, description } = listed;
  const role = await readable(clients, arn);
  const { comparedWith, differences } = role === null ? hidden : compare(role, listed, known);
  return {
    arn,
    name,
    path,
    description,
    services: servicesOf(listed).map((service) => services[service]),
    requestId: known.made?.requestId ?? null,
    verdict: verdictOf(differences),
    comparedWith,
    differences,
  };
}

function compare(role: ReadRole, listed: ListedRole, { connection, region, made }: Known) {
  if (made?.role && made.region !== null) {
    const expected = writeRole(made.role, connection, made.region);
    return {
      comparedWith: "What it was made as.",
      differences: [...compareTrust(role.trust, expected.trust), ...comparePermissions(role, expected)],
    };
  }
  const place = { account: connection.accountId, region };
  const expected = trustOf(servicesOf(listed).map((service) => trusting(service, listed, place)));
  return {
    comparedWith:
      "Whom it should let in, and the policies of AWS that give away too much. What else it may do can be compared once somebody says what it is for: ask for a repair.",
    differences: [...compareTrust(role.trust, expected), ...tooWide(role, region)],
  };
}

/** What a trust policy should say of a service, for the Region that an import role names where it names one. */
function trusting(
  service: Service,
  { trust }: ListedRole,
  { account, region }: { account: string; region: string },
) {
  if (service === "sagemaker.amazonaws.com") {
    return serviceTrust(service, { Sid: "SageMakerAssumesTheRole", account });
  }
  const named = /:bedrock:([a-z0-9-]+):/.exec(JSON.stringify(readDocument(trust, "trust policy") ?? []))?.[1];
  const partition = partitionOfRegion(region);
  return serviceTrust(service, {
    Sid: "ImportJobsAssumeTheRole",
    account,
    sourceArn: `arn:${partition}:bedrock:${named ?? region}:${account}:model-import-job/*`,
  });
}

const famous = [...executionManagedPolicies, ...deployerManagedPolicies];

function tooWide({ attached }: ReadRole, region: string): RoleDifference[] {
  const partition = partitionOfRegion(region);
  return attached.flatMap(({ arn, name }) => {
    const known = famous.find((policy) => managedPolicyArn(partition, policy) === arn);
    if (!known) return [];
    return [
      difference({
        kind: "wider",
        about: "policy",
        where: `attached policy ${name}`,
        names: [arn],
        why: known.tooWide,
        remedy: "Ask for a repair that takes away what the role does not need.",
      }),
    ];
  });
}

/** Null where the role may not be read, or went meanwhile. */
async function readable(clients: AwsClients, arn: string): Promise<ReadRole | null> {
  try {
    return (await readRole(clients, arn)) ?? null;
  } catch (error) {
    if (error instanceof AwsError && error.code === "denied") return null;
    throw error;
  }
}

const hidden: { comparedWith: string; differences: RoleDifference[] } = {
  comparedWith: "Nothing: Quarry may not read it.",
  differences: [
    difference({
      kind: "unknown",
      about: "policy",
      where: "the role",
      why: "Its policies cannot be read.",
      remedy:
        "Let Quarry’s role read roles: iam:GetRole, iam:ListRolePolicies, iam:ListAttachedRolePolicies.",
    }),
  ],
};

/** The gravest of the differences decides. */
function verdictOf(differences: readonly RoleDifference[]): RoleView["verdict"] {
  const order = ["missing", "wider", "unknown"] as const;
  return order.find((kind) => differences.some((one) => one.kind === kind)) ?? "good";
}
