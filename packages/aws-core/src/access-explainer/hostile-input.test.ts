import { describe, expect, test } from "vitest";
import { explainAccess } from "./explain-access.ts";
import { plainText } from "./plain-text.ts";
import { AccessExplanation } from "./schema.ts";
import { profileArn, studioRole } from "./testing/refusal-message.ts";

const error = `User: ${studioRole} is not authorized to perform: bedrock:InvokeModel on resource: ${profileArn} because no session policy allows the bedrock:InvokeModel action`;
const longest = 120_000;

const filledWith = (piece: string): string =>
  piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest);

/** What makes a pattern start everywhere and finish nowhere. */
const pieces = [
  "a",
  " ",
  "\n",
  "ab\n",
  "\\",
  "\\u001",
  "\u001B[",
  "<a ",
  "<div <",
  "&quot",
  "User: ",
  "User: arn:aws:sts::",
  "User: x is not authorized to perform: ",
  "is not authorized to perform: bedrock:InvokeModel on resource: ",
  "An error occurred (AccessDeniedException) when calling the Converse operation: ",
  "Action: bedrock:InvokeModel ",
  "arn:aws:bedrock:us-east-1:111122223333:",
  "arn:\n",
  "bedrock:InvokeModel\n",
  '{"eventVersion": ',
  '"userIdentity" ',
  "eyJaaaaaaaaaa-",
  "-----BEGIN PRIVATE KEY-----",
  "aws_session_token=",
  "aaaaaaaa\\ \\ ",
  "AKIA",
  "0123456789abcdef",
  "No identity-based policy ",
  "required AWS Marketplace actions (",
  "ensure that the role ",
  "temperature ",
  "provider ",
  "│ ",
  "│   \n",
];

// Anything that grows with the square of the length takes minutes at this length, longer than a test may.
test.for(pieces)("120,000 characters of %j are read in linear time", (piece) => {
  expect(AccessExplanation.safeParse(explainAccess(filledWith(piece))).success).toBe(true);
});

test("an ARN that goes on for 40,000 lines is read in linear time", () => {
  const text = `arn:aws:bedrock:us-east-1:111122223333:x/y\n${filledWith("-1\n")}`;
  expect(AccessExplanation.safeParse(explainAccess(text)).success).toBe(true);
});

test("a refusal is found behind and before 100,000 characters of noise", () => {
  const noise = filledWith("INFO request served in 12 ms\n").slice(0, 100_000);
  for (const text of [`${noise}\n${error}`, `${error}\n${noise}`]) {
    const answer = explainAccess(text);
    expect(answer.ruleId).toBe("session-policy");
    expect(answer.excerpt.length).toBeLessThan(1_300);
  }
});

test("of a text that is too long the beginning and the end are read", () => {
  const noise = filledWith("x ");
  for (const text of [`${error}\n${noise}${noise}`, `${noise}${noise}\n${error}`]) {
    expect(explainAccess(text).ruleId).toBe("session-policy");
  }
});

describe("control characters and markup", () => {
  test("no control character, colour or mark of the reading direction reaches the answer", () => {
    const nasty = `\u0000\u001B]0;title\u0007\u001B[31m${error.split("").join("\u200B")}\u202E\u2066\u0085`;
    const { excerpt, action } = explainAccess(nasty);
    // eslint-disable-next-line no-control-regex -- control characters are what must be gone
    expect(excerpt).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069]/);
    expect(action).toBe("bedrock:InvokeModel");
  });

  test("half of a surrogate pair becomes text that can be sent", () => {
    expect(explainAccess(`AccessDeniedException \uD83D ${error}`).excerpt.isWellFormed()).toBe(true);
  });

  test("markup of AWS's pages is taken out, placeholders stay", () => {
    expect(plainText('<p class="x">Not <b>author</b>ized in <region> &lt;here&gt;</p>').trim()).toBe(
      "Not authorized in <region> <here>",
    );
  });

  test("a command to copy is never made of anything but an ARN", () => {
    const evil = `${profileArn}$(touch /tmp/x);rm`;
    const { code } = explainAccess(
      `User: ${studioRole} is not authorized to perform: bedrock:InvokeModel on resource: ${evil} with an explicit deny in a permissions boundary`,
    );
    expect(code?.code).toContain(profileArn);
    expect(code?.code).not.toMatch(/touch|\$\(|;/);
  });
});
