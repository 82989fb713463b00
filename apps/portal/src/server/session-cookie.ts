/** The session cookie's name; the `__Host-` prefix makes browsers refuse it from subdomains and over http. */
export function sessionCookieName(isSecure: boolean): string {
  return isSecure ? "__Host-quarry.session" : "quarry.session";
}
