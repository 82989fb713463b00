import type { HubTokenView } from "@quarry/domain/hub-tokens/schema";

/** What a token may do at most, in words. */
export const kindWords: Readonly<Record<HubTokenView["kind"], string>> = {
  read: "may read",
  write: "may also write",
  "fine-grained": "fine-grained",
};
