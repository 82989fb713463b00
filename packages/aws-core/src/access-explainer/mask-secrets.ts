/** A text in which no secret is left, and how many were found. */
export interface MaskedText {
  text: string;
  masked: number;
}

/**
 * Replaces access keys, session tokens, signatures, API keys and passwords by what they were, in brackets.
 * What merely looks like one, such as a checksum, is masked too; ARNs, ids of roles and request ids stay.
 */
export function maskSecrets(text: string): MaskedText {
  let masked = 0;
  const replaced = maskingRules.reduce(
    (current, { pattern, isSecret, mask }) =>
      current.replace(pattern, (whole: string, ...groups: unknown[]) => {
        const label = typeof groups[0] === "string" ? groups[0] : "";
        if (isSecret && !isSecret(whole)) return whole;
        masked += 1;
        return `${label}[${mask}]`;
      }),
    text,
  );
  return { text: replaced, masked };
}

interface MaskingRule {
  /** Its first group, if it has one, is the label before the secret and stays. */
  pattern: RegExp;
  isSecret?: (found: string) => boolean;
  mask: string;
}

const separator = String.raw`["'\]]{0,3}\s{0,3}(?:=>|[:=])\s{0,3}["']{0,2}`;
// A token that a terminal or a mail program broke goes on in the next line.
const tokenInLines = String.raw`[A-Za-z0-9+/=_%.~-]{8,}(?:[\s\\]{1,4}[A-Za-z0-9+/=_%]{40,}){0,60}`;

const maskingRules: readonly MaskingRule[] = [
  {
    pattern: /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^]{0,8000}?-----END [A-Z ]{0,40}PRIVATE KEY-----/g,
    mask: "private key",
  },
  {
    pattern: new RegExp(
      String.raw`((?:aws[_-]?)?(?:session|security)[_-]?token${separator})${tokenInLines}`,
      "gi",
    ),
    mask: "session token",
  },
  {
    pattern: new RegExp(
      String.raw`((?:aws[_-]?)?secret[_-]?(?:access[_-]?)?key${separator})[A-Za-z0-9+/=_-]{8,}`,
      "gi",
    ),
    mask: "secret key",
  },
  {
    pattern: new RegExp(
      String.raw`((?:bearer[_-]?token[\w-]{0,20}|api[_-]?key|access[_-]?token|refresh[_-]?token|id[_-]?token|password|passwd|client[_-]?secret)${separator})${tokenInLines}`,
      "gi",
    ),
    mask: "secret",
  },
  {
    pattern: /(x-amz-security-token(?:=|%3D|["']?\s{0,3}[:=]\s{0,3}["']?))[^\s"'&]{8,}/gi,
    mask: "session token",
  },
  {
    pattern: /(\b(?:x-amz-)?signature(?:=|%3D|["']?\s{0,3}[:=]\s{0,3}["']?))[A-Za-z0-9+/=%]{16,}/gi,
    mask: "signature",
  },
  { pattern: /(\b(?:bearer|basic)\s{1,3})[A-Za-z0-9+/=_.~-]{12,}/gi, mask: "authorization" },
  // AKIA and ASIA are keys of users and of sessions, ABIA and ACCA bearer tokens and context credentials.
  { pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{8,}/g, mask: "access key id" },
  { pattern: /\bABSK[A-Za-z0-9+/=]{20,}/g, mask: "Bedrock API key" },
  { pattern: /\bbedrock-api-key-[A-Za-z0-9+/=_%-]{8,}/g, mask: "Bedrock API key" },
  { pattern: /\b(?:sk-|sk_|hf_|gh[oprsu]_|github_pat_|xox[abprs]-)[A-Za-z0-9_-]{16,}/g, mask: "API key" },
  { pattern: /\beyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*)?/g, mask: "token" },
  { pattern: /\b(?:IQoJ|FwoG|FQoG)[A-Za-z0-9+/=%]{16,}/g, mask: "session token" },
  { pattern: /(?<![A-Za-z0-9])[0-9a-fA-F]{64,}(?![A-Za-z0-9])/g, mask: "signature" },
  {
    pattern: /(?<![A-Za-z0-9+/=%])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=%])/g,
    isSecret: (found) => isMixed(found) && !isPathOfArn(found),
    mask: "secret key",
  },
  {
    pattern: /(?<![A-Za-z0-9+/=%])[A-Za-z0-9+/=%]{60,}/g,
    isSecret: (found) => isMixed(found) && !isPathOfArn(found),
    mask: "token",
  },
];

function isMixed(found: string): boolean {
  return /[a-z]/.test(found) && /[A-Z]/.test(found) && /[0-9]/.test(found);
}

/** A long role and session name without hyphens looks like base64. */
function isPathOfArn(found: string): boolean {
  return /^(?:role|user|profile|model)\//.test(found);
}
