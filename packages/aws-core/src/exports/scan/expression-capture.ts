// Collects the arguments of one intrinsic while the scanner runs over them.
import type { TemplateNode, TemplateObject } from "./expression.ts";

export interface ExpressionCapture {
  /** Depth of the object whose key names the intrinsic. */
  readonly depth: number;
  root: TemplateNode | undefined;
  /** True once the arguments are too large to be a profile's ARN; then the capture is to be dropped. */
  isTooLarge: boolean;
  /** The containers that are not closed yet, outermost first. */
  readonly open: (TemplateNode[] | TemplateObject)[];
  readonly keys: string[];
  characters: number;
}

const maxCharacters = 1024 * 1024;
// What an empty node costs beside its text, so that a million empty strings count as well.
const nodeCost = 16;

/** Begins to collect an expression that stands at that depth. */
export const startCapture = (depth: number): ExpressionCapture => ({
  depth,
  root: undefined,
  isTooLarge: false,
  open: [],
  keys: [],
  characters: 0,
});

/** Adds a string value where the capture stands. */
export function captureText(capture: ExpressionCapture, text: string): void {
  add(capture, text, text.length);
}

/** Sets the key that the next value of the open object belongs to. */
export function captureKey(capture: ExpressionCapture, key: string): void {
  capture.keys[capture.open.length] = key;
}

/** Opens an array or object within the expression. */
export function captureOpen(capture: ExpressionCapture, isArray: boolean): void {
  const node = isArray ? [] : { entries: [] };
  add(capture, node, 0);
  capture.open.push(node);
}

/** Closes the innermost open array or object. */
export function captureClose(capture: ExpressionCapture): void {
  capture.open.pop();
}

/** Whether the expression has outgrown what is worth resolving. */
export const isCaptureTooLarge = (capture: ExpressionCapture): boolean => capture.isTooLarge;

function add(capture: ExpressionCapture, node: TemplateNode, characters: number): void {
  capture.characters += characters + nodeCost;
  if (capture.characters > maxCharacters) capture.isTooLarge = true;
  const parent = capture.open.at(-1);
  if (parent === undefined) capture.root = node;
  else if (Array.isArray(parent)) parent.push(node);
  else parent.entries.push([capture.keys[capture.open.length] ?? "", node]);
}
