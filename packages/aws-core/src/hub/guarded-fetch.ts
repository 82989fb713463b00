import { HubError } from "./hub-error.ts";
import { rateLimited } from "./translate-hub-error.ts";

export interface GuardOptions {
  /** The Hub's address, such as `https://huggingface.co`. */
  endpoint: string;
  /** Ends all requests of the look-up. */
  signal: AbortSignal;
}

const mebibytes = (amount: number): number => amount * 1024 * 1024;

/** What one answer may hold; a header of a large safetensors file takes some megabytes. */
const answerLimits: readonly (readonly [path: RegExp, bytes: number])[] = [
  [/^\/api\//, mebibytes(8)],
  [/\/config\.json$/, mebibytes(1)],
  [/./, mebibytes(32)],
];
const limitOfLookUp = mebibytes(64);
const mostRequests = 400;
const mostRedirects = 5;

/** Hosts that the Hub keeps files on. Source: https://huggingface.co/docs/hub/en/repositories-getting-started */
const filesHosts = /^(?:[a-z0-9-]+\.)*(?:huggingface\.co|hf\.co)$/;

/**
 * A `fetch` for one look-up that reaches only the Hub and the hosts of its files, redirects included; that
 * sends the token to the Hub alone; and that reads a bounded number of bytes, whole, before it returns.
 */
export function guardedFetch({ endpoint, signal }: GuardOptions): typeof fetch {
  const home = new URL(endpoint);
  let requests = 0;
  let bytesLeft = limitOfLookUp;

  const send = async (url: URL, init: RequestInit): Promise<Response> => {
    requests += 1;
    if (requests > mostRequests) throw tooMuch(`more than ${mostRequests} requests`);
    const headers = headersFor(url, home, init.headers);
    return fetch(url, { ...init, headers, redirect: "manual", signal });
  };

  return async (input, init = {}) => {
    let url = new URL(input instanceof Request ? input.url : input);
    for (let hops = 0; hops <= mostRedirects; hops += 1) {
      assertReachable(url, home);
      const answer = await send(url, init);
      if (answer.status === 429) throw await pauseAskedBy(answer);
      const target = redirectOf(answer, url);
      if (target === undefined) {
        const body = await readWhole(answer, Math.min(bytesLeft, limitFor(url)));
        bytesLeft -= body.byteLength;
        return withBody(answer, body);
      }
      await answer.body?.cancel();
      url = target;
    }
    throw new HubError("The Hub redirects in a circle.", unreadable);
  };
}

/** The headers of a request: the token goes to the Hub itself, and not to the hosts of its files. */
export function headersFor(url: URL, home: URL, given: RequestInit["headers"]): Headers {
  const headers = new Headers(given);
  if (url.origin !== home.origin) headers.delete("authorization");
  return headers;
}

async function pauseAskedBy(answer: Response): Promise<HubError> {
  await answer.body?.cancel();
  const seconds = Number(answer.headers.get("retry-after") ?? Number.NaN);
  return rateLimited(Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : undefined);
}

const unreadable = {
  code: "unreadable",
  remedy: "Check the address of the Hub that Quarry is set up with (HF_ENDPOINT).",
} as const;

/**
 * Lets a look-up go to the Hub, and by HTTPS to the hosts that it keeps files on.
 *
 * @throws HubError `unreadable`
 */
export function assertReachable(url: URL, home: URL): void {
  if (url.origin === home.origin) return;
  if (url.protocol === "https:" && filesHosts.test(url.hostname) && url.port === "") return;
  throw new HubError(`The Hub points to ${url.host}, where Quarry does not follow.`, unreadable);
}

function redirectOf(answer: Response, from: URL): URL | undefined {
  const location = answer.headers.get("location");
  if (answer.status < 300 || answer.status >= 400 || location === null) return undefined;
  if (!URL.canParse(location, from.href)) throw new HubError("The Hub redirects to no address.", unreadable);
  return new URL(location, from);
}

function limitFor(url: URL): number {
  return answerLimits.find(([path]) => path.test(url.pathname))?.[1] ?? 0;
}

async function readWhole(answer: Response, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels the rest of the body.
  for await (const chunk of answer.body ?? []) {
    length += chunk.byteLength;
    if (length > limit) throw tooMuch(`more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function withBody({ status, statusText, headers }: Response, body: Uint8Array<ArrayBuffer>): Response {
  const hasBody = status >= 200 && status !== 204 && status !== 304;
  return new Response(hasBody ? body : null, { status, statusText, headers });
}

function tooMuch(what: string): HubError {
  return new HubError(`The repository's description takes ${what}.`, {
    code: "too-large",
    remedy: "Choose another repository, or copy the model to S3 and deploy it from there.",
  });
}
