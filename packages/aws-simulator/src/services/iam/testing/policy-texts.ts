/** A policy's JSON with one statement; members given replace those of a harmless one. */
export const policyText = (statement: object = {}): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::example", ...statement }],
  });

/** A trust policy's JSON. */
export const trustText = (principal: object, statement: object = {}): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole", ...statement }],
  });

export const sageMakerTrust = trustText({ Service: "sagemaker.amazonaws.com" });

/** A valid policy that is at least as long as asked, white space not counted. */
export const longPolicy = (characters: number): string =>
  policyText({ Resource: `arn:aws:s3:::example/${"a".repeat(characters)}` });
