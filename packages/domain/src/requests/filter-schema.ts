import { z } from "zod";
import { keysOf } from "../operation/keys-schema.ts";
import { Paging } from "../operation/paging.ts";
import { searchText } from "../operation/text.ts";
import { nextStates } from "./lifecycle.ts";

export const RequestState = z.enum(keysOf(nextStates));

export const RequestFilter = z.strictObject({
  /** `mine`: asked for by oneself; `decide`: waiting for one's decision; `decided`: settled by a decision. */
  scope: z.enum(["all", "mine", "decide", "decided"]).default("all"),
  state: z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(RequestState).max(9).default([]),
  ),
  q: searchText(200).default(""),
  ...Paging,
});
export type RequestFilter = z.infer<typeof RequestFilter>;
