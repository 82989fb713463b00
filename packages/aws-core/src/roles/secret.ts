import { inspect } from "node:util";

/** A text that shows itself to nobody but who asks for it. */
export interface Secret {
  /** The text itself: to be encrypted or shown once, never logged or stored. */
  reveal(): string;
  toString(): string;
  toJSON(): string;
  [Symbol.toPrimitive](): string;
  [inspect.custom](): string;
}

const hide = () => "[secret]";

/** Wraps a text so that logs, errors, JSON and templates show `[secret]`; copying it as data throws. */
export function secretOf(text: string): Secret {
  return Object.freeze({
    reveal: () => text,
    toString: hide,
    toJSON: hide,
    [Symbol.toPrimitive]: hide,
    [inspect.custom]: hide,
  });
}
