import "server-only";
import { randomUUID } from "node:crypto";
import { composition } from "./composition.ts";
import { contextOf, currentCookieName } from "./request-context.ts";
import { problem } from "./problem.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** The context of an API request, or the answer that refuses it. */
export async function admit(request: Request) {
  const { environment, configuration } = composition();
  const authorization = request.headers.get("authorization");
  if (
    authorization === null &&
    !safeMethods.has(request.method) &&
    !isSameOrigin(request, environment.origin)
  ) {
    return problem({
      status: 403,
      code: "forbidden",
      title: "This request came from another site.",
      requestId: randomUUID(),
    });
  }
  const limit = configuration.uploadLimitBytes + formOverheadBytes;
  const size = bodySize(request.headers);
  if (!(size <= limit * filesAtOnce)) return tooLarge(size, configuration.uploadLimitBytes);
  return contextOf({ authorization, sessionCookie: cookieOf(request, currentCookieName()) });
}

// Room for the form's own lines around the files.
const formOverheadBytes = 64 * 1024;
// Several files may come in one form; each of them is held to the limit of one file by the operation.
const filesAtOnce = 4;

/** Bytes of the body; not a number when it is sent in chunks without telling. */
function bodySize(headers: Headers): number {
  if (headers.has("transfer-encoding")) return Number.NaN;
  return Number(headers.get("content-length") ?? 0);
}

function isSameOrigin(request: Request, origin: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  return request.headers.get("origin") === origin && (site === null || site === "same-origin");
}

function tooLarge(size: number, limitBytes: number): Response {
  const requestId = randomUUID();
  if (Number.isNaN(size)) {
    return problem({
      status: 411,
      code: "invalid",
      title: "Send the length of the body in a Content-Length header.",
      requestId,
    });
  }
  const title = `The request is larger than ${Math.floor(limitBytes / 1024 / 1024)} MiB a file allows. Send one file at a time.`;
  return problem({ status: 413, code: "limit", title, requestId });
}

function cookieOf(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get("cookie") ?? "").split(/;\s*/u);
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}
