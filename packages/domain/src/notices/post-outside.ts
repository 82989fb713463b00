import type { LookupFunction } from "node:net";
import { request as requestPlain } from "node:http";
import type { ClientRequest, IncomingMessage } from "node:http";
import { request as requestSecure } from "node:https";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";
import { seconds } from "../operation/units.ts";
import { isLocal, whyNotSendTo } from "./channel-address.ts";
import type { OutboundRules } from "./channel-address.ts";
import { DeliveryProblem } from "./delivery-problem.ts";

interface Message {
  address: string;
  body: string;
  headers?: Readonly<Record<string, string>>;
  rules: OutboundRules;
  signal: AbortSignal;
  /** How names are resolved; as the machine does when left out. */
  lookup?: LookupFunction;
}

/** How long a receiver may take, from looking its name up to the end of its answer. */
export const answerTime = seconds(5);
const answerLimit = 200;

/**
 * POSTs a JSON text to an allowed host. Every address that the name resolves to is looked at when the connection is
 * made, and none of a private network is connected to; redirects are not followed.
 *
 * @returns the first characters of the answer
 * @throws DeliveryProblem; what the signal throws when it fires
 */
export async function postOutside(message: Message): Promise<string> {
  const { address, rules, signal } = message;
  const refusal = whyNotSendTo(address, rules);
  if (refusal !== null) throw new DeliveryProblem(refusal, { isFinal: true });
  const timeOut = AbortSignal.timeout(answerTime);
  const url = new URL(address);
  try {
    const answer = await answerTo(open(url, message, AbortSignal.any([signal, timeOut])));
    const text = await beginningOf(answer);
    assertTaken(answer, text);
    return text;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof DeliveryProblem) throw error;
    throw problemOf(error, { url, isLate: timeOut.aborted });
  }
}

function open(url: URL, { body, headers, rules, lookup }: Message, signal: AbortSignal): ClientRequest {
  const allowIPAddressList = rules.allowsLocal && isLocal(url) ? ["127.0.0.1", "::1"] : [];
  const isPlain = url.protocol === "http:";
  const Agent = isPlain ? RequestFilteringHttpAgent : RequestFilteringHttpsAgent;
  const request = (isPlain ? requestPlain : requestSecure)(url, {
    method: "POST",
    agent: new Agent({ keepAlive: false, allowIPAddressList }),
    headers: {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "user-agent": "Quarry",
      ...headers,
    },
    signal,
    ...(lookup && { lookup }),
  });
  return request.end(body);
}

function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once("response", resolve);
    request.once("error", reject);
  });
}

async function beginningOf(answer: IncomingMessage): Promise<string> {
  let text = "";
  answer.setEncoding("utf8");
  for await (const part of answer) {
    text += String(part);
    if (text.length >= answerLimit) break;
  }
  answer.destroy();
  return text.slice(0, answerLimit);
}

/** Statuses after which the same message may be taken later. */
const passing: readonly number[] = [408, 425, 429];

function assertTaken({ statusCode = 0, headers }: IncomingMessage, text: string): void {
  if (statusCode >= 200 && statusCode < 300) return;
  if (statusCode >= 300 && statusCode < 400) {
    throw new DeliveryProblem("The receiver answered with a redirect, which is not followed.", {
      isFinal: true,
    });
  }
  // Slack says in one such word what is wrong; anything else that a receiver writes is none of ours.
  const word = /^[a-z_]{3,60}$/u.test(text.trim()) ? ` (${text.trim()})` : "";
  throw new DeliveryProblem(`The receiver answered ${statusCode}${word}.`, {
    isFinal: statusCode >= 400 && statusCode < 500 && !passing.includes(statusCode),
    retryAfterSeconds: Number(headers["retry-after"]) || 0,
  });
}

function problemOf(cause: unknown, { url, isLate }: { url: URL; isLate: boolean }): DeliveryProblem {
  if (isLate) {
    return new DeliveryProblem(`The receiver did not answer within ${answerTime / 1000} seconds.`, {
      isFinal: false,
      cause,
    });
  }
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : null;
  // The filter throws a plain error; those of the network carry a code.
  if (code === null && cause instanceof Error && cause.message.includes("is not allowed")) {
    return new DeliveryProblem(`The host ${url.host} leads into a private network, so nothing was sent.`, {
      isFinal: true,
      cause,
    });
  }
  return new DeliveryProblem(`There is no connection to ${url.host}${code === null ? "" : ` (${code})`}.`, {
    isFinal: false,
    cause,
  });
}
