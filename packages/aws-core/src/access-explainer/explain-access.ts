import { explainFacts, type AwsErrorExplanation } from "../errors/explain-aws-error.ts";
import { iamActionOf } from "../errors/error-facts.ts";
import { verdictRule } from "../verdicts/rules.ts";
import { lineReadings } from "./line-readings.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { plainText } from "./plain-text.ts";
import { refinementOf } from "./refinements.ts";
import { isAboutAws, refusalFactsOf, type RefusalFacts } from "./refusal-facts.ts";
import { refusalPassage } from "./refusal-passage.ts";
import { remedyCode } from "./remedy-code.ts";
import type { RuleDetail } from "./rule-detail.ts";
import { ruleDetails } from "./rule-details.ts";
import type { AccessExplanation } from "./schema.ts";

/**
 * Explains a refusal of AWS, or of a library that calls it, from any text that holds one: a traceback of boto3,
 * an error of an SDK or the CLI, a panel of the console, a record of CloudTrail. Secrets are masked before
 * anything else is read, and the text is kept nowhere. Of several refusals the last one is explained; a text
 * that no rule knows is answered with what could be read from it and `ruleId` null.
 *
 * @param text at most 120,000 characters are read; of longer texts the beginning and the end
 */
export function explainAccess(text: string): AccessExplanation {
  const { text: plain, masked } = maskSecrets(plainText(text));
  const reading = bestReading(plain);
  return { ...answerOf(reading), ...factsOf(reading), masked: masked + reading.masked };
}

interface Reading {
  facts: RefusalFacts;
  explanation: AwsErrorExplanation;
  otherRefusals: number;
  /** Secrets that came to light when broken lines were put together. */
  masked: number;
}

/** The first reading that names who may not do what, else the first that a rule knows, else the first. */
function bestReading(plain: string): Reading {
  const readings = lineReadings(plain).map(read);
  const best =
    readings.find(({ facts }) => facts.action !== undefined && facts.refused !== null) ??
    readings.find(isRecognised) ??
    readings[0];
  return best ?? read("");
}

function read(line: string): Reading {
  const { text: context, masked } = maskSecrets(line);
  const { passage, others } = refusalPassage(context);
  const facts = refusalFactsOf(passage, context);
  return { facts, explanation: explainFacts(facts), otherRefusals: others, masked };
}

/** Failures of AWS itself, which no rule needs to know by name. */
const serverErrors = /^(?:Internal(?:Server|Failure|Error)|ServiceUnavailable|ServiceException)/;

function isRecognised({ facts, explanation }: Reading): boolean {
  if (!isAboutAws(facts)) return false;
  return explanation.ruleId !== "unavailable" || serverErrors.test(facts.awsCode);
}

type Answer = Pick<
  AccessExplanation,
  "ruleId" | "title" | "why" | "likelyPolicy" | "certainty" | "steps" | "code" | "docs" | "rules"
>;

function answerOf(reading: Reading): Answer {
  const { facts, explanation } = reading;
  const detail = ruleDetails[explanation.ruleId];
  if (!detail || !isRecognised(reading)) return notRecognised;
  const refinement = refinementOf(explanation, facts);
  const ruleId = refinement?.id ?? explanation.ruleId;
  const { title, why, likelyPolicy, certainty, steps, docs } = {
    ...inOwnWords(explanation, detail),
    ...refinement?.answer,
  };
  return {
    ruleId,
    title,
    why: fill(why, facts),
    likelyPolicy,
    certainty,
    steps: steps.map((step) => fill(step, facts)),
    code: remedyCode(ruleId, facts),
    docs,
    rules: (refinement?.rules ?? []).map(verdictRule),
  };
}

function inOwnWords({ title, cause, remedy }: AwsErrorExplanation, detail: RuleDetail) {
  return { ...detail, title, why: cause, steps: [remedy, ...detail.steps] };
}

const notRecognised: Answer = {
  ruleId: null,
  title: "Not recognised",
  why: "No rule of Quarry knows this text. What could be read from it stands below; nothing is guessed.",
  likelyPolicy: "unknown",
  certainty: "inferred",
  steps: [
    "Paste the whole message, from the name of the error to its end: the words after “is not authorized to perform” tell most.",
    "If AWS gave no message, look for the call in CloudTrail’s event history and paste its record: it holds the error’s code and who called.",
  ],
  code: null,
  docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
  rules: [],
};

function factsOf({ facts, otherRefusals }: Reading): Omit<AccessExplanation, keyof Answer | "masked"> {
  const { awsCode, operation, principal, refused, reason, callRegion, profileArn, policyArn, text } = facts;
  return {
    errorCode: awsCode || null,
    operation: operation || null,
    action: facts.action ?? iamActionOf(operation) ?? null,
    resource: refused,
    principal,
    reason,
    callRegion,
    profileArn,
    policyArn,
    excerpt: excerptOf(text),
    otherRefusals,
  };
}

const longestExcerpt = 1_200;
const shownBefore = 300;

/** The refusal's sentence with what stands around it. */
function excerptOf(text: string): string {
  if (text.length <= longestExcerpt) return text.trim();
  const sentence = text.search(/not authorized to perform|\bAn error occurred \(|\w(?:Exception|Error)\b/);
  const start = Math.max(0, sentence - shownBefore);
  const cut = text
    .slice(start, start + longestExcerpt)
    .toWellFormed()
    .trim();
  return `${start > 0 ? "… " : ""}${cut}${start + longestExcerpt < text.length ? " …" : ""}`;
}

function fill(sentence: string, { action, resource, refused, callRegion, principal }: RefusalFacts): string {
  return sentence
    .replaceAll("{action}", () => action ?? "the action")
    .replaceAll("{resource}", () => resource ?? "the resource")
    .replaceAll("{region}", () => refused?.region ?? callRegion ?? "that Region")
    .replaceAll("{project}", () => principal?.projectId ?? "your project id");
}
