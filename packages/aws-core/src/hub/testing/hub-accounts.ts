/** Tokens that the test Hub knows. None of them is real. */
export const hubTokens = {
  /** A read token of an account that accepted the terms of the gated models and may read the private one. */
  full: "hf_QuarryTestFullAccess",
  /** Belongs to an account that was granted nothing. */
  plain: "hf_QuarryTestNoAccess",
  /** Its account asked for access, and nobody has decided yet. */
  waiting: "hf_QuarryTestAskedForAccess",
  /** Its account was turned away. */
  rejected: "hf_QuarryTestTurnedAway",
  /** A fine-grained token of an account with access, which does not cover gated models. */
  narrow: "hf_QuarryTestNarrowToken",
  /** A fine-grained token that may read what it is for. */
  fine: "hf_QuarryTestFineGrained",
  /** May write, too. */
  writing: "hf_QuarryTestMayWrite",
} as const;

/** Who a token belongs to, and what the Hub says when it is shown for a gated model. */
export interface HubAccount {
  name: string;
  role: "read" | "write" | "fineGrained";
  /** What stands in the way of gated models; null: nothing. */
  refusal: ((model: string) => string) | null;
  /** Whether the private repository is shown to it. */
  readsPrivate: boolean;
}

const notListed = (model: string): string =>
  `Access to model ${model} is restricted and you are not in the authorized list. Visit https://huggingface.co/${model} to ask for access.`;
const undecided = (model: string): string =>
  `Your request to access model ${model} is awaiting a review from the repo authors.`;
const turnedAway = (model: string): string =>
  `Your request to access model ${model} has been rejected by the repo's authors.`;
const notEnabled = (): string =>
  "403 Forbidden: Please enable access to public gated repositories in your fine-grained token settings to view this repository.";

const bot = { name: "acme-models", refusal: null, readsPrivate: true } as const;

/** The accounts of the test Hub by their tokens. */
export const hubAccounts: Readonly<Record<string, HubAccount>> = {
  [hubTokens.full]: { ...bot, role: "read" },
  [hubTokens.plain]: { name: "new-here", role: "read", refusal: notListed, readsPrivate: false },
  [hubTokens.waiting]: { name: "patient", role: "read", refusal: undecided, readsPrivate: false },
  [hubTokens.rejected]: { name: "unlucky", role: "read", refusal: turnedAway, readsPrivate: false },
  [hubTokens.narrow]: { ...bot, role: "fineGrained", refusal: notEnabled, readsPrivate: false },
  [hubTokens.fine]: { ...bot, role: "fineGrained" },
  [hubTokens.writing]: { ...bot, role: "write" },
};
