import type { PolicyDocument } from "../policies/policy-document.ts";
import { policyOf } from "../policies/policy-document.ts";
import { trustOf } from "../roles/trust-document.ts";
import { portalStatements } from "./portal-statements.ts";

/** What Quarry can be let do in an account, a policy each. */
export const portalTasks = ["look", "call", "profiles", "endpoints", "roles", "costs"] as const;
export type PortalTask = (typeof portalTasks)[number];

/** A policy for the role that Quarry works as, with what each of its statements is for. */
export interface PortalPolicy {
  task: PortalTask;
  title: string;
  /** What cannot be done in the account without it, as a sentence. */
  without: string;
  document: PolicyDocument;
  /** A sentence for each statement, in its order. */
  sentences: { sid: string; sentence: string }[];
}

export interface PortalAccount {
  partition: string;
  /** Twelve digits. */
  accountId: string;
}

/**
 * Everything that Quarry calls in a connected account, as policies that can be attached one by one: reading is in the
 * first; each of the others allows one more thing. Every one fits a managed policy.
 *
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
export function portalPolicies(account: PortalAccount): PortalPolicy[] {
  const statements = portalStatements(account);
  return portalTasks.map((task) => ({
    task,
    ...words[task],
    document: policyOf(statements[task].map(({ sentence: _sentence, ...statement }) => statement)),
    sentences: statements[task].map(({ Sid, sentence }) => ({ sid: Sid, sentence })),
  }));
}

const words: Readonly<Record<PortalTask, Pick<PortalPolicy, "title" | "without">>> = {
  look: {
    title: "Look",
    without: "Without it the catalog, the lists of endpoints and roles and every plan stay empty.",
  },
  call: { title: "Call models", without: "Without it the playground and test calls are refused." },
  profiles: {
    title: "Make profiles",
    without: "Without it approved profiles cannot be made, tagged or deleted.",
  },
  endpoints: {
    title: "Run endpoints",
    without: "Without it approved endpoints cannot be deployed, stopped or deleted.",
  },
  roles: {
    title: "Make roles and users",
    without:
      "Without it approved roles, repairs and users cannot be carried out. Leave it out where others do that.",
  },
  costs: {
    title: "Read costs and keep budgets",
    without:
      "Without it no bill is read. Only the account that pays needs it; its calls of Cost Explorer cost a cent each.",
  },
};

export interface PortalTrustOrder {
  partition: string;
  /** The account that Quarry runs in; a placeholder that AWS refuses stands in its place when it is not known. */
  ownAccount: string | undefined;
  /** What only this connection is known by. */
  externalId: string;
}

/**
 * Who may work as the role of a connection: only the account that Quarry runs in, and only with this connection's
 * external id.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 */
export function portalTrust({ partition, ownAccount, externalId }: PortalTrustOrder) {
  const document = trustOf([
    {
      Sid: "QuarryAssumesTheRole",
      Effect: "Allow",
      Principal: { AWS: [`arn:${partition}:iam::${ownAccount ?? "ACCOUNT-OF-QUARRY"}:root`] },
      Action: ["sts:AssumeRole"],
      Condition: { StringEquals: { "sts:ExternalId": externalId } },
    },
  ]);
  const sentence =
    "Quarry may work as the role, but only with the external id of this connection. If you know the role that Quarry runs as, name it instead of the whole account.";
  return { document, sentences: [{ sid: "QuarryAssumesTheRole", sentence }] };
}
