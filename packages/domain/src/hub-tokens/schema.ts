import { HubTokenKind } from "@quarry/aws-core/hub/schema";
import { z } from "zod";
import { singleLine } from "../operation/text.ts";

/** Tokens that one team keeps at most. */
export const mostHubTokens = 20;

// A token that lands in the wrong field would be stored and shown as it is.
const looksLikeToken = /hf_[A-Za-z0-9]{8,}/u;

export const AddHubTokenInput = z.strictObject({
  /** Slug of the team; the first of the person's teams when left out. */
  team: singleLine(40).optional(),
  name: singleLine(60).refine(
    (name) => !looksLikeToken.test(name),
    "This looks like the token itself. Give it a name, and write the token below.",
  ),
  /** The token: shown to the Hub, sealed and stored; no answer ever has it. */
  token: z.string().trim().min(1, "Write the token here.").max(300, "A token is not that long."),
});
export type AddHubTokenInput = z.output<typeof AddHubTokenInput>;

export const HubTokenReference = z.strictObject({ id: z.uuid() });

const Named = z.object({ id: z.uuid(), name: z.string() });

export const HubTokenView = z.object({
  id: z.uuid(),
  name: z.string(),
  team: z.object({ slug: z.string(), name: z.string() }),
  /** The account that the Hub says it belongs to. */
  owner: z.string(),
  kind: HubTokenKind,
  lastFour: z.string(),
  addedBy: z.string(),
  createdAt: z.string(),
  /** When it was last shown to the Hub or given to a model; null: never. */
  lastUsedAt: z.string().nullable(),
  /** Endpoints that are not gone and were made, or are being made, with it. */
  endpoints: z.array(Named),
  /** Requests that name it and are not settled; `name` is their title. */
  requests: z.array(Named),
  mayRemove: z.boolean(),
});
export type HubTokenView = z.infer<typeof HubTokenView>;

export const HubTokensView = z.object({ items: z.array(HubTokenView) });
export type HubTokensView = z.infer<typeof HubTokensView>;
