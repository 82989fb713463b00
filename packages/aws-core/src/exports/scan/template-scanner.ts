// Reads a JSON template of any size and finds what matters in it, decoding only the strings that can.
import type { ExportForm } from "../schema.ts";
import { isBelievable, noteDetail } from "./app-details.ts";
import { examineIntrinsic, examineNode, examineString } from "./examine-node.ts";
import { examineText } from "./examine-text.ts";
import {
  captureClose,
  captureKey,
  captureOpen,
  captureText,
  isCaptureTooLarge,
  startCapture,
} from "./expression-capture.ts";
import type { ExpressionCapture } from "./expression-capture.ts";
import { absorb, createFindings } from "./findings.ts";
import type { Findings, Reading } from "./findings.ts";
import { createJsonPosition, jsonPointer } from "./json-position.ts";
import type { JsonPosition, JsonToken } from "./json-position.ts";
import { createJsonScanner, JsonSyntaxError } from "./json-scanner.ts";
import type { JsonEvents, JsonScanner } from "./json-scanner.ts";
import { decodeJsonString } from "./json-string.ts";
import {
  canBeDocument,
  canMatter,
  createRelevance,
  markOfKey,
  markOfText,
  meaningOfMark,
  resetRelevance,
} from "./relevance.ts";
import type { Relevance } from "./relevance.ts";

interface TemplateScan {
  readonly reading: Reading;
  /** Paths of the strings that had to be decoded to come here. */
  readonly outer: string[];
  readonly form: ExportForm;
  readonly position: JsonPosition;
  readonly relevance: Relevance;
  capture: ExpressionCapture | undefined;
  longString: NestedDocument | undefined;
}

// In bytes; the longest believable detail has 256 characters.
const longestDetail = 1024;

interface NestedDocument {
  push(chunk: Buffer): void;
  /** Whether the text was a document. Only then its findings count. */
  finish(): boolean;
}

/**
 * A scanner that writes what it finds into `reading.findings`. Those count only once `finish` has returned.
 * @throws JsonSyntaxError from `push` and `finish`; ExportError `too_many_profiles`
 */
export function createTemplateScanner(reading: Omit<Reading, "readNested">): JsonScanner {
  return scannerAt({ ...reading, readNested }, [], "plain");
}

/** Reads a decoded string as a JSON document, if it is one and not too many strings deep. */
export function readNested(text: string, path: string[], reading: Reading): boolean {
  const document = openNested(path, reading);
  document.push(Buffer.from(text));
  return document.finish();
}

function scannerAt(reading: Reading, outer: string[], form: ExportForm): JsonScanner {
  const position = createJsonPosition(reading.registry.limits.jsonDepth);
  const scan: TemplateScan = {
    reading,
    outer,
    form,
    position,
    relevance: createRelevance(),
    capture: undefined,
    longString: undefined,
  };
  return createJsonScanner(position, eventsOf(scan), { acceptsHoles: outer.length > 0 });
}

function eventsOf(scan: TemplateScan): JsonEvents {
  return {
    buffer: (buffer) => resetRelevance(scan.relevance, buffer),
    key: (token) => onKey(scan, token),
    string: (token) => onString(scan, token),
    scalar: (token) => {
      if (scan.capture) capturedText(scan, textOf(scan, token));
    },
    open: (isArray) => {
      if (!scan.capture) return;
      captureOpen(scan.capture, isArray);
      dropLargeCapture(scan);
    },
    close: () => {
      if (!scan.capture) return;
      captureClose(scan.capture);
      finishCapture(scan);
    },
    longStart: (start) => onLongStart(scan, start),
    longPiece: (token) => {
      if (scan.longString) scan.longString.push(Buffer.from(textOf(scan, token)));
    },
    longEnd: () => {
      scan.longString?.finish();
      scan.longString = undefined;
    },
  };
}

function onKey(scan: TemplateScan, token: JsonToken): void {
  const { position, capture } = scan;
  const { buffer } = position;
  position.keyMark = token.isEscaped
    ? markOfText(position.keyText ?? "")
    : markOfKey(buffer, token.start, token.end);
  if (capture) {
    captureKey(capture, textOf(scan, token));
    return;
  }
  if (canMatter(scan.relevance, token)) {
    const key = textOf(scan, token);
    if (key.startsWith("arn:")) examineText(key, { path: pathOf(scan), form: scan.form }, scan.reading);
  }
  if (position.keyMark !== 0 && meaningOfMark(position.keyMark).intrinsic) {
    scan.capture = startCapture(position.depth);
  }
}

function onString(scan: TemplateScan, token: JsonToken): void {
  const { position } = scan;
  if (scan.capture) {
    capturedText(scan, textOf(scan, token));
    return;
  }
  if (position.keyMark !== 0 && token.end - token.start <= longestDetail) {
    noteMember(scan, textOf(scan, token));
  }
  if (!canMatter(scan.relevance, token)) return;
  const place = { path: pathOf(scan), form: scan.form };
  examineString(textOf(scan, token), place, scan.reading);
}

function noteMember(scan: TemplateScan, text: string): void {
  const { position, reading } = scan;
  const own = meaningOfMark(position.keyMark);
  if (own.detail) {
    if (!isBelievable(own.detail, text)) return;
    // Which resource has the type does not matter, and large templates have many.
    const object = own.detail === "resourceType" ? "" : objectPath(scan, 1);
    noteDetail(reading.findings, { detail: own.detail, value: text, object });
    return;
  }
  if (!own.isDefault) return;
  const { detail } = meaningOfMark(position.outer.keyMark[position.depth - 1] ?? 0);
  if (detail) noteDetail(reading.findings, { detail, value: text, object: objectPath(scan, 2) });
}

function capturedText(scan: TemplateScan, text: string): void {
  if (!scan.capture) return;
  captureText(scan.capture, text);
  finishCapture(scan);
}

/** At the end of the intrinsic's arguments, looks at the whole; on the way, gives up what grew too large. */
function finishCapture(scan: TemplateScan): void {
  const { capture, position, reading } = scan;
  if (!capture || position.depth > capture.depth) {
    dropLargeCapture(scan);
    return;
  }
  scan.capture = undefined;
  const { intrinsic } = meaningOfMark(position.keyMark);
  if (!intrinsic || capture.root === undefined) return;
  const place = { path: pathOf(scan), form: scan.form };
  examineIntrinsic(intrinsic, capture.root, { place, reading });
}

/** What was kept so far is searched as it is; the rest of the arguments is read like any other value. */
function dropLargeCapture(scan: TemplateScan): void {
  const { capture, position, reading } = scan;
  if (!capture || !isCaptureTooLarge(capture)) return;
  scan.capture = undefined;
  const pointer = jsonPointer(position, position.depth - capture.depth);
  const place = { path: [...scan.outer, pointer], form: scan.form, unfinished: new Set(capture.open) };
  if (capture.root !== undefined) examineNode(capture.root, place, reading);
  reading.findings.remarks.push(`${pointer} is too long to be evaluated; only the strings in it were read.`);
}

function onLongStart(scan: TemplateScan, start: number): void {
  const { buffer } = scan.position;
  if (scan.capture) {
    scan.capture.isTooLarge = true;
    dropLargeCapture(scan);
  }
  if (canBeDocument(buffer, start, buffer.length)) scan.longString = openNested(pathOf(scan), scan.reading);
}

function openNested(path: string[], reading: Reading): NestedDocument {
  const inner = { ...reading, findings: createFindings() };
  if (path.length > reading.registry.limits.stringLevels) return tooDeepDocument(path, reading);
  const scanner = scannerAt(inner, path, "json-string");
  let failure: JsonSyntaxError | undefined;
  const attempt = (step: () => void): void => {
    if (failure) return;
    try {
      step();
    } catch (cause) {
      if (!(cause instanceof JsonSyntaxError)) throw cause;
      failure = cause;
    }
  };
  return {
    push: (chunk) => attempt(() => scanner.push(chunk)),
    finish: () => {
      attempt(() => scanner.finish());
      if (failure) remarkBroken(path, reading.findings, inner.findings);
      else absorb(reading.findings, inner.findings);
      return failure === undefined;
    },
  };
}

function remarkBroken(path: string[], findings: Findings, inner: Findings): void {
  if (inner.profiles.size === 0) return;
  findings.remarks.push(
    `${path.join(" › ")} looks like JSON but is not; ${inner.profiles.size} profile ARNs in it are not listed.`,
  );
}

function tooDeepDocument(path: string[], reading: Reading): NestedDocument {
  let isTelling = false;
  return {
    push: (chunk) => {
      isTelling ||= chunk.includes("inference-profile");
    },
    finish: () => {
      const levels = reading.registry.limits.stringLevels;
      if (isTelling) {
        reading.findings.remarks.push(
          `${path.join(" › ")} holds JSON more than ${levels} strings deep that mentions profiles; it was not read.`,
        );
      }
      return isTelling;
    },
  };
}

const pathOf = (scan: TemplateScan): string[] => [...scan.outer, jsonPointer(scan.position)];

const objectPath = (scan: TemplateScan, levelsUp: number): string =>
  [...scan.outer, jsonPointer(scan.position, levelsUp)].join("\n");

function textOf(scan: TemplateScan, { start, end, isEscaped }: JsonToken): string {
  const { buffer } = scan.position;
  return isEscaped ? decodeJsonString(buffer, start, end) : buffer.toString("utf8", start, end);
}
