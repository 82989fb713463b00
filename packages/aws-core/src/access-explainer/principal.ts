import type { Principal, PrincipalKind } from "./schema.ts";

/** Who was refused, or null when the text names nobody. Redacted ARNs are read as far as they go. */
export function principalIn(text: string): Principal | null {
  const named =
    /\bUser:\s*((?:(?!User:).){3,400}?)\s+is\s+not\s+authorized/i.exec(text)?.[1] ??
    // CloudTrail's userIdentity, and the console's panel.
    /"userIdentity"[^]{0,400}?"arn"\s*:\s*"([^"]{3,400})"/.exec(text)?.[1] ??
    /\bUser:\s*(arn:\S{3,400})/.exec(text)?.[1];
  return named === undefined ? null : principalOf(named.trim());
}

function principalOf(text: string): Principal {
  const match = arnPattern.exec(text.replace(/\s/g, ""));
  if (!match) {
    const isService = /^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/.test(text);
    return {
      text,
      kind: isService ? "service" : "unknown",
      name: isService ? text : null,
      account: null,
      projectId: null,
    };
  }
  const [, account = "", type = "", path = ""] = match;
  const [first = "", ...rest] = path.split("/");
  // A role's path is part of its own ARN, but not of the ARN of its sessions.
  const name = type === "assumed-role" ? first : (rest.at(-1) ?? first);
  const projectId = studioRole.exec(name)?.[1] ?? null;
  return {
    text,
    kind: projectId ? "studio-project-role" : kindOf({ type, name, session: rest.join("/") }),
    name: name === "" ? null : name,
    account: /^[0-9]{12}$/.test(account) ? account : null,
    projectId,
  };
}

const arnPattern = /^arn:aws[a-z-]*:(?:sts|iam)::([^:]*):([a-z-]+)\/?(.*)$/;
/** The role of a project's users in SageMaker Unified Studio: `datazone_usr_role_{project}_{environment}`. */
const studioRole = /^datazone_usr_role_([a-zA-Z0-9-]{1,36})(?:_|$)/;

const kindByType: Readonly<Record<string, PrincipalKind>> = {
  "assumed-role": "assumed-role",
  role: "role",
  user: "user",
  "federated-user": "federated-user",
  root: "root",
};

function kindOf({ type, name, session }: { type: string; name: string; session: string }): PrincipalKind {
  const kind = kindByType[type] ?? "unknown";
  if (kind !== "assumed-role" && kind !== "role") return kind;
  if (name.startsWith("AWSReservedSSO_")) return "identity-center-role";
  if (/^AmazonSageMaker-?ExecutionRole/i.test(name) || session === "SageMaker")
    return "sagemaker-execution-role";
  return kind;
}
