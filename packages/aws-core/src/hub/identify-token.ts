import { whoAmI } from "@huggingface/hub";
import { z } from "zod";
import type { Secret } from "../roles/secret.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import { HubError } from "./hub-error.ts";
import { assertToken, defaultHubEndpoint } from "./look-up-repository.ts";
import type { HubTokenKind } from "./schema.ts";
import { translateHubError } from "./translate-hub-error.ts";

export interface HubTokenOwner {
  /** The name of the account at the Hub. */
  owner: string;
  kind: HubTokenKind;
}

interface IdentifyOptions {
  token: Secret;
  /** The Hub's address. */
  endpoint?: string;
  signal?: AbortSignal;
}

const timeoutMs = 20_000;

/**
 * Asks the Hub whose a token is and what it may do at most. It says nothing of single repositories.
 *
 * Source: https://huggingface.co/docs/hub/security-tokens and `whoami-v2` of https://huggingface.co/docs/hub/api
 *
 * @throws HubError with cause and remedy: `token-invalid` for one that the Hub does not know, `unreachable`, …
 */
export async function identifyToken({ token, signal, ...options }: IdentifyOptions): Promise<HubTokenOwner> {
  const accessToken = token.reveal();
  assertToken(accessToken);
  const limit = AbortSignal.timeout(timeoutMs);
  const endpoint = (options.endpoint ?? defaultHubEndpoint).replace(/\/+$/, "");
  const fetch = guardedFetch({ endpoint, signal: signal ? AbortSignal.any([signal, limit]) : limit });
  try {
    return ownerIn(await whoAmI({ hubUrl: endpoint, fetch, accessToken }));
  } catch (error) {
    throw inOtherWords(translateHubError(error, { repository: "the token", hasToken: true, signal }));
  }
}

const Answer = z.object({
  name: z.string().min(1).max(200),
  auth: z.object({ accessToken: z.object({ role: z.string() }) }),
});

function ownerIn(answer: unknown): HubTokenOwner {
  const { data } = Answer.safeParse(answer);
  if (!data) {
    throw new HubError("The Hub does not say whose the token is.", {
      code: "unreadable",
      remedy: "Give an access token of a user; those of apps do not do.",
    });
  }
  // A role that is not known here may do more than read, and is told as such.
  return { owner: data.name, kind: kinds[data.auth.accessToken.role] ?? "write" };
}

const kinds: Readonly<Record<string, HubTokenKind>> = { read: "read", fineGrained: "fine-grained" };

function inOtherWords(failure: HubError): HubError {
  if (failure.code === "unauthenticated") {
    return new HubError("The Hub does not know this token: it is misspelt, expired or was revoked.", {
      code: "token-invalid",
      remedy: "Make a read token at huggingface.co/settings/tokens and give that.",
      cause: failure,
    });
  }
  if (failure.code !== "not-found") return failure;
  return new HubError("The Hub that Quarry is set up with cannot tell whose a token is.", {
    code: "unreadable",
    remedy: "Check its address (HF_ENDPOINT): it must answer whoami-v2, as huggingface.co does.",
    cause: failure,
  });
}
