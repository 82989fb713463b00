import { createHmac, randomBytes } from "node:crypto";
import { secretOf } from "@quarry/aws-core/roles/secret";
import type { Secret } from "@quarry/aws-core/roles/secret";

const prefix = "whsec_";

/** A new key to sign messages with, in the form that receivers' libraries expect. */
export const newSigningKey = (): Secret => secretOf(prefix + randomBytes(32).toString("base64"));

/**
 * The headers by which a receiver knows that a message is ours, when it was sent, and whether it has had it before.
 *
 * Source: Standard Webhooks 1.0.0, HMAC-SHA256 over id, time and body
 */
export function signedHeaders(key: Secret, { id, body, at }: { id: string; body: string; at: Date }) {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const bytes = Buffer.from(key.reveal().slice(prefix.length), "base64");
  const signature = createHmac("sha256", bytes).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}
