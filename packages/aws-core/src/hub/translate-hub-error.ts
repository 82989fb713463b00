import { HubApiError, InvalidApiResponseFormatError, SafetensorParseError } from "@huggingface/hub";
import { HubError } from "./hub-error.ts";

export interface LookUpFacts {
  repository: string;
  hasToken: boolean;
  /** The caller's own signal, to tell a cancelled look-up from one that took too long. */
  signal?: AbortSignal | undefined;
}

/** Puts whatever a look-up threw into our words; the token is in none of them. */
export function translateHubError(error: unknown, facts: LookUpFacts): HubError {
  if (error instanceof HubError) return error;
  if (error instanceof HubApiError) return byStatus(error, facts);
  if (facts.signal?.aborted) {
    return new HubError("The look-up was cancelled.", { code: "aborted", remedy: "Start it again." });
  }
  if (nameOf(error) === "TimeoutError") {
    return new HubError("The Hugging Face Hub did not answer in time.", {
      code: "timeout",
      remedy: "Try again in a minute.",
      cause: error,
    });
  }
  if (isUnreadable(error)) {
    return new HubError(`The Hub's description of ${facts.repository} cannot be read.`, {
      code: "unreadable",
      remedy: "Choose another repository, or tell its owner that a file is damaged.",
      cause: error,
    });
  }
  return new HubError("The Hugging Face Hub cannot be reached.", {
    code: "unreachable",
    remedy: "Check the network and the Hub's address (HF_ENDPOINT), or deploy the model from S3.",
    cause: error,
  });
}

function byStatus({ statusCode, data }: HubApiError, { repository, hasToken }: LookUpFacts): HubError {
  const said = JSON.stringify(data ?? {});
  const known = knownRefusals.find(({ says }) => says.test(said));
  if (known) return known.error(repository, { hasToken });
  if (statusCode === 401) {
    return new HubError(
      hasToken
        ? "The Hub does not accept the token."
        : `The Hub does not show ${repository}: it is private or gated, or its name is misspelt.`,
      {
        code: "unauthenticated",
        remedy: hasToken
          ? "Make a new read token at huggingface.co/settings/tokens and give that."
          : "Check the spelling. For a private or gated repository, give a read token of an account that may use it.",
      },
    );
  }
  if (statusCode === 403) return forbidden(repository);
  if (statusCode === 404) {
    return new HubError(`The Hub has no model ${repository}, or no such version of it.`, {
      code: "not-found",
      remedy: "Check owner, name and version; capital letters count. A private one needs a token.",
    });
  }
  return new HubError(`The Hugging Face Hub answered with an error (${statusCode}).`, {
    code: "unreachable",
    remedy: "Try again in a minute; status.huggingface.co tells about disturbances.",
  });
}

interface KnownRefusal {
  says: RegExp;
  error: (repository: string, facts: { hasToken: boolean }) => HubError;
}

/** What the Hub says of gated repositories, the telling sentences before the general one. */
const knownRefusals: readonly KnownRefusal[] = [
  { says: /awaiting a review/i, error: undecided },
  { says: /request to access model .* rejected/i, error: rejected },
  { says: /enable access to public gated repositories/i, error: notEnabled },
  { says: /access to model .* is restricted|gated repo/i, error: gated },
];

function undecided(repository: string): HubError {
  return new HubError(`The token's account has asked for ${repository}, and its owner has not decided yet.`, {
    code: "gated",
    remedy: "Wait until access is granted; huggingface.co/settings/gated-repos shows how it stands.",
  });
}

function rejected(repository: string): HubError {
  return new HubError(`The owner of ${repository} has refused access to the token's account.`, {
    code: "gated",
    remedy: "Give a token of an account that was granted access, or choose another model.",
  });
}

function notEnabled(repository: string): HubError {
  return new HubError(`The fine-grained token does not cover gated models such as ${repository}.`, {
    code: "forbidden",
    remedy:
      "Let it read public gated repositories, or this one, at huggingface.co/settings/tokens; the token stays the same.",
  });
}

/** A repository whose terms its account has not accepted. */
function gated(repository: string, { hasToken }: { hasToken: boolean }): HubError {
  return new HubError(
    hasToken
      ? `The token's account has no access to the gated repository ${repository}.`
      : `${repository} is gated: only accounts that accepted its terms may download it.`,
    {
      code: "gated",
      remedy: hasToken
        ? `Accept the terms at huggingface.co/${repository} with that account and wait until access is granted.`
        : `Accept the terms at huggingface.co/${repository} and give a read token of the same account.`,
    },
  );
}

function forbidden(repository: string): HubError {
  return new HubError(`The token may not read ${repository}.`, {
    code: "forbidden",
    remedy: "Give a token with read access to this repository; fine-grained tokens name each one.",
  });
}

/** The Hub asks for a pause. */
export function rateLimited(retryAfter: number | undefined): HubError {
  const wait = retryAfter === undefined ? "a few minutes" : `${retryAfter} seconds`;
  return new HubError("The Hugging Face Hub has been asked too often.", {
    code: "rate-limited",
    remedy: `Try again in ${wait}; with a token the Hub allows more.`,
    retryAfter,
  });
}

function isUnreadable(error: unknown): boolean {
  if (error instanceof SyntaxError || error instanceof InvalidApiResponseFormatError) return true;
  return error instanceof SafetensorParseError;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "";
}
