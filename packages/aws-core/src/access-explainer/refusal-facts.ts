import { bedrockResourceKinds } from "../arns/bedrock-arn.ts";
import { codeByName } from "../errors/error-codes.ts";
import { factsOfText, type ErrorFacts } from "../errors/error-facts.ts";
import { principalIn } from "./principal.ts";
import type { Principal, RefusedResource } from "./schema.ts";

/** What a pasted error says. `text` is the refusal itself, `context` everything that was pasted, in one line. */
export interface RefusalFacts extends ErrorFacts {
  context: string;
  principal: Principal | null;
  refused: RefusedResource | null;
  /** AWS's own words for why. */
  reason: string | null;
  /** The Region that was called, as far as the text tells. */
  callRegion: string | null;
  profileArn: string | null;
  policyArn: string | null;
}

/** Reads the facts of a refusal; Region and profile may stand around it, as in the code that called. */
export function refusalFactsOf(text: string, context: string): RefusalFacts {
  const facts = factsOfText(text);
  const inConsole = consoleWords.test(text);
  const code = facts.code ?? (inConsole ? "denied" : undefined);
  const named = code === "denied" ? namedOtherwise(text, inConsole) : {};
  const resource = facts.resource ?? named.resource ?? onDemandModel.exec(text)?.[1];
  const refused = resource === undefined ? null : refusedResource(withoutPunctuation(resource));
  return {
    ...facts,
    code,
    action: marketplaceAction.exec(text)?.[1] ?? facts.action ?? named.action,
    resource: refused?.text,
    context,
    principal: principalIn(text),
    refused,
    reason: reasonWords.exec(text)?.[0] ?? null,
    callRegion: callRegionIn(text) ?? callRegionIn(context),
    profileArn: (profileArn.exec(text) ?? profileArn.exec(context))?.[0] ?? null,
    policyArn: policyArn.exec(text)?.[1]?.replace(/[.:]$/, "") ?? null,
  };
}

// AWS names two Marketplace actions in brackets; subscribing is the one that a first call needs.
const marketplaceAction = /required AWS Marketplace actions \([^)]{0,200}?(aws-marketplace:Subscribe)\b/i;
const onDemandModel = /Invocation of model ID (\S{3,200}) with on-demand throughput/i;

const profileArn =
  /arn:aws[a-z-]*:bedrock:[a-z0-9-]{5,30}:[0-9]{12}:application-inference-profile\/[a-zA-Z0-9-]{1,64}/;
// Since 2026 AWS names the policy behind the words that tell its kind.
const policyArn = /(?:policy|boundary):? {0,2}\(?(arn:aws[a-z-]*:(?:organizations|iam)::[^\s"',)]{1,300})/;

const kindOfPolicy = String.raw`[\w -]{3,60}?(?:policy|policies|boundary)`;
/** The console's panel says it in words of its own, whatever the language around them. */
const consoleWords = new RegExp(
  String.raw`\b(?:(?:an?|the) ${kindOfPolicy} explicitly denies|no ${kindOfPolicy} allows) the action\b`,
  "i",
);
const reasonWords = new RegExp(
  String.raw`\b(?:because no ${kindOfPolicy} allows the [\w:-]{3,100} action|(?:because of|with) an explicit deny in an? ${kindOfPolicy}\b)|${consoleWords.source}`,
  "i",
);

interface NamedOtherwise {
  action?: string | undefined;
  resource?: string | undefined;
}

/** Action and resource where no sentence names them: in a record of CloudTrail, or line by line in the console. */
function namedOtherwise(text: string, inConsole: boolean): NamedOtherwise {
  if (!inConsole) return cloudTrailPermission(text);
  return {
    action: /(?<![\w:-])([a-z][a-z0-9-]{1,40}:[A-Z][A-Za-z]{2,60})\b/.exec(text)?.[1],
    resource: /arn:aws[a-z-]*:(?!sts|iam|organizations)[a-z-]+:[^\s"',]{3,400}/.exec(text)?.[0],
  };
}

/** IAM's name of a CloudTrail event; a conversation is authorised as an invocation. */
const actionByEvent: Readonly<Record<string, string>> = {
  Converse: "InvokeModel",
  ConverseStream: "InvokeModelWithResponseStream",
};

function cloudTrailPermission(text: string): NamedOtherwise {
  const source = /"eventSource"\s*:\s*"([a-z0-9-]{2,40})\.amazonaws\.com"/.exec(text)?.[1];
  const event = /"eventName"\s*:\s*"([A-Za-z]{2,60})"/.exec(text)?.[1];
  if (!source || !event) return {};
  const resource =
    /"(?:modelId|resourceArn|resourceARN|inferenceProfileIdentifier|endpointName)"\s*:\s*"([^"]{1,400})"/.exec(
      text,
    )?.[1];
  return { action: `${source}:${actionByEvent[event] ?? event}`, resource };
}

const regionName = "[a-z]{2,4}(?:-[a-z]{2,9}){1,2}-[0-9]{1,2}";
const callRegions: readonly RegExp[] = [
  new RegExp(String.raw`\bbedrock(?:-runtime)?(?:-fips)?\.(${regionName})\.amazonaws`),
  new RegExp(String.raw`"awsRegion"\s*:\s*"(${regionName})"`),
  new RegExp(
    String.raw`\b(?:aws_?(?:default_?)?region|region_?name|region)["']?\s{0,2}(?:[:=]\s{0,2}|\s)["']?(${regionName})\b`,
    "i",
  ),
  // A profile is called in its own Region.
  new RegExp(String.raw`\bbedrock:(${regionName}):[^:\s]{0,20}:(?:application-)?inference-profile/`),
];

function callRegionIn(text: string): string | null {
  for (const pattern of callRegions) {
    const region = pattern.exec(text)?.[1];
    if (region) return region;
  }
  return null;
}

/** A full stop or bracket after an ARN belongs to the sentence around it. */
function withoutPunctuation(resource: string): string {
  return resource.replace(/[.)\]}>;]+$/, "");
}

const bedrockKinds: ReadonlySet<string> = new Set(bedrockResourceKinds);

function refusedResource(text: string): RefusedResource {
  const [, , , region = "", account = "", ...rest] = text.split(":");
  const type = text.startsWith("arn:") ? (rest.join(":").split(/[/:]/)[0] ?? "") : "";
  return {
    text,
    type: type === "" || (text.includes(":bedrock:") && !bedrockKinds.has(type)) ? null : type,
    region: new RegExp(`^${regionName}$`).test(region) ? region : null,
    account: /^[0-9]{12}$/.test(account) ? account : null,
  };
}

/** Names that other software uses too; alone they tell nothing of AWS. */
const sharedNames: ReadonlySet<string> = new Set([
  "AbortError",
  "TimeoutError",
  "RequestTimeout",
  "ValidationError",
  "ExpiredToken",
  "SerializationException",
  "NotAuthorized",
  "AccessDenied",
  "EPIPE",
]);

const signsOfAws =
  /\b(?:aws|amazon\w*|bedrock\w*|sagemaker|boto(?:core|3)?|datazone|anthropic|langchain_aws)\b|arn:|amazonaws|model id|model ARN|inference profile|\btoo many (?:tokens|requests)\b/i;

/** Whether the text tells of an error of AWS, or of a library that calls it. */
export function isAboutAws({ text, context, awsCode, action }: RefusalFacts): boolean {
  if (action !== undefined) return true;
  const isKnown = codeByName[awsCode] !== undefined && !sharedNames.has(awsCode);
  if (isKnown) return true;
  const saysFailure =
    /exception|error|denied|not authorized|fail|invalid|isn.t supported|doesn.t support|have access to|not allowed|too many|expired|not been submitted|should be/i.test(
      text,
    );
  return saysFailure && signsOfAws.test(context);
}
