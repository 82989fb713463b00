/** Where channels may lead. */
export interface OutboundRules {
  /** Hosts, with their port where it is not the usual one, in lower case. */
  hosts: readonly string[];
  /** Whether http and this machine itself are allowed: for demos and tests. */
  allowsLocal: boolean;
}

const localNames: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/** Whether an address is of this machine by its name. */
export const isLocal = ({ hostname }: URL): boolean => localNames.includes(hostname);

/**
 * Why nothing may be sent to an address; null when it may. What the name resolves to is looked at when the connection
 * is made, in `post-outside.ts`.
 */
export function whyNotSendTo(address: string, { hosts, allowsLocal }: OutboundRules): string | null {
  if (!URL.canParse(address)) return "Write a whole address, as https://hooks.slack.com/services/…";
  const url = new URL(address);
  const isPlainAllowed = allowsLocal && isLocal(url) && url.protocol === "http:";
  if (url.protocol !== "https:" && !isPlainAllowed) return "The address must begin with https://.";
  if (url.username !== "" || url.password !== "") return "The address must hold no user name or password.";
  if (hosts.includes(url.host)) return null;
  return hosts.length === 0
    ? "No host is allowed. An operator names the allowed ones in QUARRY_WEBHOOK_HOSTS."
    : `The host ${url.host} is not allowed. An operator allows it in QUARRY_WEBHOOK_HOSTS.`;
}
