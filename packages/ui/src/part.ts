import type { ComponentType } from "react";
import { fetched } from "./fetched.ts";
import type { Fetched } from "./fetched.ts";

/** A component whose code is fetched when it is first needed. */
export type Part<Props> = Fetched<ComponentType<Props>>;

/** A part whose component `load` imports. */
export function createPart<Props>(load: () => Promise<ComponentType<Props>>): Part<Props> {
  return fetched(load);
}
