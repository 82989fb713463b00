import { describe, expect, test } from "vitest";
import { explainAccess } from "./explain-access.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { profileArn, studioRole } from "./testing/refusal-message.ts";

// Put together here, so that no scanner of secrets takes this file for a leak.
const secretKey = ["wJalrXUtnFEMI", "K7MDENG", "bPxRfiCYEXAMPLEKEY"].join("/");
const accessKey = ["ASIA", "IOSFODNN7EXAMPLE"].join("");
const sessionToken = `IQoJb3JpZ2luX2VjE${"aB3/x+9".repeat(40)}==`;
const bedrockKey = `ABSK${"QmVkcm9ja0FQSUtleS0".repeat(4)}`;
const shortTermKey = `bedrock-api-key-${"YmVkcm9jay5hbWF6b25hd3Mu".repeat(4)}`;
const webToken = `eyJ${"hbGciOiJSUzI1NiJ9".repeat(2)}.eyJ${"zdWIiOiJkYW5hIn0".repeat(2)}.${"c2lnbmF0dXJl".repeat(3)}`;
const otherKey = ["sk", "proj1234567890abcd"].join("-");
const signature = "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";

/** A secret as people paste it along with an error. */
const pasted: readonly [what: string, secret: string, text: string][] = [
  ["an access key id", accessKey, `AWS_ACCESS_KEY_ID=${accessKey}`],
  ["a secret key by its name", secretKey, `aws_secret_access_key = ${secretKey}`],
  ["a secret key without a name", secretKey, `('${accessKey}', '${secretKey}')`],
  ["a secret key in JSON", secretKey, JSON.stringify({ SecretAccessKey: secretKey })],
  ["a secret key in JSON in JSON", secretKey, JSON.stringify(JSON.stringify({ secretAccessKey: secretKey }))],
  ["a session token", sessionToken, `export AWS_SESSION_TOKEN="${sessionToken}"`],
  ["a token in a header", sessionToken, `x-amz-security-token: ${sessionToken}`],
  [
    "a token in an address",
    sessionToken,
    `https://s3.amazonaws.com/?X-Amz-Security-Token=${sessionToken}&x=1`,
  ],
  ["a signature", signature, `Authorization: AWS4-HMAC-SHA256 Credential=x, Signature=${signature}`],
  ["a Bedrock API key", bedrockKey, `AWS_BEARER_TOKEN_BEDROCK=${bedrockKey}`],
  ["a short-term Bedrock API key", shortTermKey, `Authorization: Bearer ${shortTermKey}`],
  ["a web identity token", webToken, `--web-identity-token ${webToken}`],
  ["a key of another provider", otherKey, `OpenAI key ${otherKey}`],
  ["a password", "correct-horse-battery", "password: correct-horse-battery"],
];

const error = `An error occurred (AccessDeniedException) when calling the Converse operation: User: ${studioRole} is not authorized to perform: bedrock:InvokeModel on resource: ${profileArn} with an explicit deny in a permissions boundary`;

test.for(pasted)("%s occurs nowhere in the answer, whatever stands around it", ([, secret, text]) => {
  for (const around of [`${text}\n${error}`, `${error}\n${text}`, `${error} ${text}`, text]) {
    const answer = explainAccess(around);
    expect(JSON.stringify(answer)).not.toContain(secret);
    expect(answer.masked).toBeGreaterThan(0);
  }
});

test("a secret broken over lines or coloured is masked all the same", () => {
  const broken = `${sessionToken.slice(0, 100)}\n${sessionToken.slice(100)}`;
  const coloured = `aws_secret_access_key=\u001B[33m${secretKey.slice(0, 10)}\u001B[0m${secretKey.slice(10)}`;
  const answer = JSON.stringify(explainAccess(`AWS_SESSION_TOKEN=${broken}\n${coloured}\n${error}`));
  for (const part of [sessionToken.slice(0, 60), sessionToken.slice(-60), secretKey]) {
    expect(answer).not.toContain(part);
  }
});

/** As terminals frame long lines, broken at their right edge. */
const framed = (text: string, width: number): string =>
  (text.match(new RegExp(`.{1,${width}}`, "g")) ?? []).map((line) => `│ ${line.padEnd(width)} │`).join("\n");

test("a secret is masked wherever a terminal broke the lines, inside it or right before it", () => {
  for (let width = 41; width <= 80; width += 1) {
    const inside = `${"x".repeat(width - 25)} ${secretKey} ${error}`;
    const before = `${"bar".padStart(width, "-")}${accessKey} ${error}`;
    for (const text of [inside, before]) {
      const answer = explainAccess(framed(text, width));
      expect(answer.action, `width ${width}`).toBe("bedrock:InvokeModel");
      expect(JSON.stringify(answer)).not.toContain(secretKey);
      expect(JSON.stringify(answer)).not.toContain(accessKey);
    }
  }
});

describe("what is no secret stays", () => {
  test.for([
    studioRole,
    profileArn,
    "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0",
    `arn:aws:iam::111122223333:role/${"Badgers1".repeat(5).slice(5)}`,
    `arn:aws:iam::111122223333:role/${"Badgers1".repeat(7)}`,
    "RequestId: 2f8c7b0e-2b7f-4c56-9d3e-1f6a1f0c7d11",
    "AROAEXAMPLEID:SageMaker",
    "bedrock:InvokeModelWithResponseStream",
  ])("%s", (text) => {
    expect(maskSecrets(text)).toEqual({ text, masked: 0 });
  });
});

test("a private key is masked whole", () => {
  const key = `-----BEGIN RSA PRIVATE KEY-----\n${"MIIEowIBAAKCAQEA".repeat(20)}\n-----END RSA PRIVATE KEY-----`;
  expect(maskSecrets(`before\n${key}\nafter`)).toEqual({ text: "before\n[private key]\nafter", masked: 1 });
});
