import { parseBedrockArn } from "../arns/bedrock-arn.ts";
import type { PolicyDocument, PolicyStatement } from "../policies/policy-document.ts";
import type { RefusalFacts } from "./refusal-facts.ts";
import type { RemedyCode } from "./schema.ts";

/**
 * What to copy for a remedy: a policy statement, a command or code, made of the facts only. Null where nothing
 * can be copied as it stands. Statements name the refused resource, and the refused action or Bedrock's two that
 * invoke a model.
 *
 * @param ruleId the rule or refinement that explains the refusal
 */
export function remedyCode(ruleId: string, facts: RefusalFacts): RemedyCode | null {
  return writers[ruleId]?.(facts) ?? null;
}

type Writer = (facts: RefusalFacts) => RemedyCode | null;

const callersPolicy = "Statement for the caller’s policy";

const writers: Readonly<Record<string, Writer>> = {
  "no-policy-for-profile": (facts) => invokeThroughProfile(facts),
  "no-policy-for-model": (facts) => allowRefused(facts, callersPolicy),
  "global-destination": (facts) => invokeThroughProfile(facts),
  "destination-region": (facts) => invokeThroughProfile(facts),
  "agent-role": (facts) => invokeThroughProfile(facts),
  "get-profile-denied": (facts) => allowRefused(facts, callersPolicy),
  "no-policy": (facts) => allowRefused(facts, callersPolicy),
  "bearer-token": (facts) => allowRefused(facts, callersPolicy),
  "boundary-other": (facts) => allowRefused(facts, "Statement for the permissions boundary"),
  "boundary-of-another-role": (facts) => allowRefused(facts, "Statement for the permissions boundary"),
  "session-policy": (facts) => allowRefused(facts, "Statement for the session policy"),
  "endpoint-policy": allowOnEndpoint,
  "resource-policy": allowOnResource,
  "pass-role": allowPassRole,
  "assume-role": trustCaller,
  "role-trust-policy": trustCaller,
  "service-role-data": trustSageMaker,
  "marketplace-subscription": allowSubscription,
  "boundary-denies-profile": tagProfile,
  "boundary-allows-no-profile": tagProfile,
  "studio-wrong-tag": tagProfile,
  "studio-missing-tag": tagProfile,
  "studio-identity-policy": tagProfile,
  "provider-missing": nameProvider,
};

const invoking = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

/** The profile, and its model in every Region, but only through the profile. */
function invokeThroughProfile({ refused, profileArn, principal }: RefusalFacts): RemedyCode | null {
  const isProfile =
    refused?.type === "application-inference-profile" || refused?.type === "inference-profile";
  const isModel = refused?.type === "foundation-model";
  const profile = isProfile ? refused.text : profileArn;
  if (!isModel && profile === null) return null;
  const partition = (refused?.text ?? profile ?? "").split(":")[1] ?? "aws";
  const anyProfile = `arn:${partition}:bedrock:*:${principal?.account ?? "*"}`;
  const callProfile: PolicyStatement = {
    Sid: "CallTheProfile",
    Effect: "Allow",
    Action: [...invoking, "bedrock:GetInferenceProfile"],
    Resource: profile === null ? [] : [profile],
  };
  const callModel: PolicyStatement = {
    Sid: "CallItsModelThroughTheProfile",
    Effect: "Allow",
    Action: invoking,
    Resource: ["*", ""].map(
      (region) => `arn:${partition}:bedrock:${region}::foundation-model/${modelBehind(refused)}`,
    ),
    Condition: {
      ArnLike: {
        "bedrock:InferenceProfileArn": profile ?? [
          `${anyProfile}:application-inference-profile/*`,
          `${anyProfile}:inference-profile/*`,
        ],
      },
    },
  };
  return policy(callersPolicy, profile === null ? [callModel] : [callProfile, callModel]);
}

/** The model's id without a routing prefix; an application profile does not tell it. */
function modelBehind(refused: RefusalFacts["refused"]): string {
  const id = refused?.text.split("/").slice(1).join("/") ?? "";
  if (refused?.type === "foundation-model") return id;
  if (refused?.type !== "inference-profile") return "*";
  return id.replace(/^(?:us-gov|us|eu|apac|jp|au|global)\./, "") || "*";
}

function allowRefused({ action, refused }: RefusalFacts, title: string): RemedyCode | null {
  if (!isAction(action)) return null;
  // Listing is not tied to single resources, so IAM takes only "*" for it.
  const resource = action.startsWith("bedrock:List") ? "*" : (refused?.text ?? "*");
  return policy(title, [allow("AllowTheRefusedCall", [action], [resource])]);
}

/** A VPC endpoint's policy names who may pass; the caller's own policies still decide what they may do. */
function allowOnEndpoint({ action, refused }: RefusalFacts): RemedyCode | null {
  if (!isAction(action)) return null;
  const statement = allow("LetThroughTheEndpoint", [action], [refused?.text ?? "*"]);
  return json("Statement for the VPC endpoint’s policy", {
    Version: "2012-10-17",
    Statement: [{ ...statement, Principal: "*" }],
  });
}

function allowOnResource(facts: RefusalFacts): RemedyCode | null {
  const { action, refused } = facts;
  const caller = roleArnOf(facts);
  if (!isAction(action) || caller === null) return null;
  // In the policy of a key, "*" means this key.
  const resource = action.startsWith("kms:") ? "*" : (refused?.text ?? "*");
  const statement = allow("LetTheCallerIn", [action], [resource]);
  return json("Statement for the resource’s policy", {
    Version: "2012-10-17",
    Statement: [{ ...statement, Principal: { AWS: caller } }],
  });
}

function allowPassRole({ refused, operation, context }: RefusalFacts): RemedyCode | null {
  if (!refused || refused.text === "*") return null;
  const isSageMaker =
    /sagemaker/i.test(context) || /^Create(?:Endpoint|Model$|Training|Project)/.test(operation);
  const service = isSageMaker ? "sagemaker.amazonaws.com" : "bedrock.amazonaws.com";
  const statement: PolicyStatement = {
    ...allow("HandTheRoleToTheService", ["iam:PassRole"], [refused.text]),
    Condition: { StringEquals: { "iam:PassedToService": service } },
  };
  return policy(callersPolicy, [statement]);
}

function trustCaller(facts: RefusalFacts): RemedyCode | null {
  const caller = roleArnOf(facts);
  return caller === null ? null : trust({ AWS: caller });
}

function trustSageMaker(): RemedyCode {
  return trust({ Service: "sagemaker.amazonaws.com" });
}

function allowSubscription(): RemedyCode {
  const actions = ["aws-marketplace:Subscribe", "aws-marketplace:ViewSubscriptions"];
  return policy("Statement for the administrator who calls the model once", [
    allow("SubscribeToTheModel", actions, ["*"]),
  ]);
}

/** Commands run as they stand, so nothing goes in that is not exactly an ARN and a project id. */
function tagProfile({ profileArn, principal }: RefusalFacts): RemedyCode | null {
  const arn = parseBedrockArn(profileArn ?? "");
  if (!arn) return null;
  const project = principal?.projectId ?? "PROJECT_ID";
  const code = [
    "aws bedrock tag-resource \\",
    `  --region ${arn.region} \\`,
    `  --resource-arn ${arn.arn} \\`,
    `  --tags key=AmazonDataZoneProject,value=${project} key=AmazonBedrockManaged,value=true`,
  ];
  return { title: "Set the project tag, outside the Studio", language: "shell", code: code.join("\n") };
}

function nameProvider({ profileArn }: RefusalFacts): RemedyCode {
  const code = [
    "from langchain_aws import ChatBedrockConverse",
    "",
    "model = ChatBedrockConverse(",
    `    model=${JSON.stringify(profileArn ?? "PROFILE_ARN")},`,
    '    provider="PROVIDER",  # of the model behind the profile, such as anthropic',
    '    base_model_id="BASE_MODEL_ID",',
    ")",
  ];
  return { title: "LangChain with the profile’s provider", language: "python", code: code.join("\n") };
}

const isAction = (action: string | undefined): action is string =>
  action !== undefined && /^[a-z0-9-]+:[A-Za-z]+$/.test(action);

/** A session's own ARN cannot stand in a trust policy for long; the role behind it can. */
function roleArnOf({ principal }: RefusalFacts): string | null {
  if (!principal || principal.kind === "service" || principal.account === null) return null;
  if (!principal.text.includes(":assumed-role/")) return principal.text;
  const partition = principal.text.split(":")[1] ?? "aws";
  return `arn:${partition}:iam::${principal.account}:role/${principal.name}`;
}

function allow(sid: string, actions: string[], resources: string[]): PolicyStatement {
  return { Sid: sid, Effect: "Allow", Action: actions, Resource: resources };
}

function trust(principal: Record<string, string>): RemedyCode {
  return json("Trust policy of the role", {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }],
  });
}

function policy(title: string, statements: PolicyStatement[]): RemedyCode {
  const document: PolicyDocument = { Version: "2012-10-17", Statement: statements };
  return json(title, document);
}

function json(title: string, document: object): RemedyCode {
  return { title, language: "json", code: JSON.stringify(document, null, 2) };
}
