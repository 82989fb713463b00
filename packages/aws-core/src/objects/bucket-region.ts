import { z } from "zod";
import type { AwsError } from "../errors/aws-error.ts";

const Redirect = z.object({
  Region: z.string().optional(),
  $response: z.object({ headers: z.record(z.string(), z.string()) }).optional(),
});

/**
 * Where the bucket is that refused a call because another Region got it; undefined for any other error. S3 tells it
 * in a header, and in the error itself where the signature's Region is the wrong one.
 *
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
 */
export function regionOfBucket({ awsCode, cause }: AwsError): string | undefined {
  if (awsCode !== "PermanentRedirect" && awsCode !== "AuthorizationHeaderMalformed") return undefined;
  const { data } = Redirect.safeParse(cause);
  return data?.$response?.headers["x-amz-bucket-region"] ?? data?.Region;
}
