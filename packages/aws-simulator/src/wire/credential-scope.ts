import type { WireRequest } from "./wire-message.ts";

/** Who signed, for which Region and service. Signatures themselves are not checked. */
export type CredentialScope = {
  accessKeyId: string;
  sessionToken: string | undefined;
  /** Empty for S3 addresses of the old form, which name none. */
  region: string;
  /** Undefined for bearer tokens, which name no service. */
  signingName: string | undefined;
};

const bearerRegion = "us-east-1";

/** Reads the Authorization header or a presigned query; undefined when the request is unsigned. */
export function readCredentialScope(
  request: Pick<WireRequest, "headers" | "query">,
): CredentialScope | undefined {
  const header = request.headers["authorization"] ?? "";
  const credential =
    /Credential=([^,\s]+)/.exec(header)?.[1] ?? request.query.get("X-Amz-Credential") ?? undefined;
  const sessionToken =
    request.headers["x-amz-security-token"] ?? request.query.get("X-Amz-Security-Token") ?? undefined;
  if (credential !== undefined) {
    const [accessKeyId = "", , region = "", signingName = ""] = credential.split("/");
    return { accessKeyId, sessionToken, region, signingName };
  }
  const oldKey = request.query.get("AWSAccessKeyId");
  if (oldKey !== null) {
    const oldToken = request.query.get("x-amz-security-token") ?? undefined;
    return { accessKeyId: oldKey, sessionToken: oldToken, region: "", signingName: "s3" };
  }
  const bearer = /^Bearer\s+(\S+)/i.exec(header)?.[1];
  return bearer === undefined
    ? undefined
    : { accessKeyId: "bearer", sessionToken: undefined, region: bearerRegion, signingName: undefined };
}
