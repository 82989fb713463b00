import { AwsError } from "./aws-error.ts";
import type { WireRequest } from "./wire-message.ts";

/** What AWS answers to a presigned address whose time is over; undefined for any other request. `now` is that of the signer's machine. */
export function expiredAddress({ query }: Pick<WireRequest, "query">, now: Date): AwsError | undefined {
  const end = endOf(query);
  if (end === undefined || now <= end) return undefined;
  const expires = query.get("X-Amz-Expires") ?? undefined;
  return new AwsError("AccessDenied", "Request has expired", {
    status: 403,
    members: {
      "X-Amz-Expires": expires,
      Expires: end.toISOString(),
      ServerTime: now.toISOString(),
    },
  });
}

/** Version 4 counts seconds from the signature, version 2 names the moment. */
function endOf(query: URLSearchParams): Date | undefined {
  const signed = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get("X-Amz-Date") ?? "");
  const seconds = Number(query.get("X-Amz-Expires") ?? Number.NaN);
  if (signed !== null && !Number.isNaN(seconds)) {
    const [, year, month, day, hour, minute, second] = signed.map(Number);
    const begin = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
    return new Date(begin + seconds * 1000);
  }
  const moment = query.has("AWSAccessKeyId") ? Number(query.get("Expires") ?? Number.NaN) : Number.NaN;
  return Number.isNaN(moment) ? undefined : new Date(moment * 1000);
}
