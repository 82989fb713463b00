// Looks through a template that is held in memory: the arguments of an intrinsic, or a YAML file.
import { appDetailKeys, noteDetail } from "./app-details.ts";
import { examineText } from "./examine-text.ts";
import type { TextPlace } from "./examine-text.ts";
import { intrinsicNamed, renderIntrinsic } from "./expression.ts";
import type { IntrinsicName, TemplateNode } from "./expression.ts";
import { absorb, createFindings } from "./findings.ts";
import type { Findings, Reading } from "./findings.ts";
import { escapePointer } from "./json-position.ts";

export interface NodePlace extends TextPlace {
  /** Nodes whose end has not been seen; intrinsics of these are not evaluated. */
  unfinished?: ReadonlySet<TemplateNode>;
}

/** Everything in the node: keys, strings, JSON in strings, intrinsics. */
export function examineNode(node: TemplateNode, place: NodePlace, reading: Reading): void {
  if (typeof node === "string") {
    examineString(node, place, reading);
    return;
  }
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) examineNode(item, below(place, String(index)), reading);
    return;
  }
  for (const [key, value] of node.entries) {
    const inside = below(place, key);
    if (key.startsWith("arn:")) examineText(key, inside, reading);
    noteMember(key, value, { place, reading });
    const intrinsic = intrinsicNamed(key);
    if (intrinsic) examineIntrinsic(intrinsic, value, { place: inside, reading });
    else examineNode(value, inside, reading);
  }
}

/** A string value: a JSON document if it reads as one, else a text. */
export function examineString(text: string, place: TextPlace, reading: Reading): void {
  if (looksLikeJson(text) && reading.readNested(text, place.path, reading)) return;
  examineText(text, place, reading);
}

/**
 * The text that the intrinsic makes, and then what its arguments hold by themselves. What the whole already
 * names is not named again for its parts.
 */
export function examineIntrinsic(
  name: IntrinsicName,
  argument: TemplateNode,
  { place, reading }: { place: NodePlace; reading: Reading },
): void {
  const isFinished = typeof argument === "string" || !place.unfinished?.has(argument);
  const text = isFinished ? renderIntrinsic(name, argument) : undefined;
  const whole = { ...reading, findings: createFindings() };
  if (text !== undefined) {
    examineString(text, { path: place.path, form: name === "Fn::Sub" ? "sub" : "join" }, whole);
  }
  const parts = { ...reading, findings: createFindings() };
  // The text of Fn::Sub has been looked at; the map beside it has not.
  const rest = name === "Fn::Sub" && text !== undefined ? withoutText(argument) : argument;
  if (rest !== undefined) examineNode(rest, place, parts);
  absorb(reading.findings, whole.findings);
  absorb(reading.findings, remainder(parts.findings, whole.findings, text ?? ""));
}

/** Whether the text starts as a JSON object, array or string does. */
const looksLikeJson = (text: string): boolean => /^[ \t\r\n]*[{["]/.test(text);

/** What the parts hold beyond the whole. A part that the text goes on after is only the beginning of an ARN. */
function remainder(parts: Findings, whole: Findings, text: string): Findings {
  const named = whole.profiles;
  const isExplained = named.size > 0 || whole.unresolved.length > 0;
  return {
    profiles: new Map([...parts.profiles].filter(([arn]) => !named.has(arn) && standsAlone(arn.arn, text))),
    unresolved: isExplained ? [] : parts.unresolved,
    notes: parts.notes,
    remarks: isExplained ? [] : parts.remarks,
  };
}

function standsAlone(arn: string, text: string): boolean {
  let at = text.indexOf(arn);
  if (at < 0) return true;
  for (; at >= 0; at = text.indexOf(arn, at + 1)) {
    if (!/[\w:./*${-]/.test(text.charAt(at + arn.length))) return true;
  }
  return false;
}

/** Fn::Sub's arguments with an empty text, so that the indexes in paths stay. */
function withoutText(argument: TemplateNode): TemplateNode | undefined {
  return Array.isArray(argument) ? ["", ...argument.slice(1)] : undefined;
}

function noteMember(
  key: string,
  value: TemplateNode,
  { place, reading }: { place: NodePlace; reading: Reading },
): void {
  const detail = appDetailKeys.get(key);
  if (!detail) return;
  const object = place.path.join("\n");
  const text = typeof value === "string" ? value : defaultOf(value);
  if (text !== undefined) noteDetail(reading.findings, { detail, value: text, object });
}

/** The default of a template parameter that is named like a detail of the app. */
function defaultOf(node: TemplateNode): string | undefined {
  if (typeof node === "string" || Array.isArray(node)) return undefined;
  const value = node.entries.find(([key]) => key === "Default")?.[1];
  return typeof value === "string" ? value : undefined;
}

function below(place: NodePlace, segment: string): NodePlace {
  const pointer = `${place.path.at(-1) ?? ""}/${escapePointer(segment)}`;
  return { ...place, path: [...place.path.slice(0, -1), pointer] };
}
