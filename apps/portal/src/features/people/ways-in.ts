/** How people come into this portal. */
export interface WaysIn {
  /** What the OpenID provider is called, when one is set up. */
  provider: string | null;
  isDemo: boolean;
}

/** How somebody who was added gets in, in words. */
export function howTheyComeIn({ provider, isDemo }: WaysIn): string {
  if (provider !== null) {
    return `They sign in with ${provider}, which must have verified the e-mail given here. Quarry sends no password and no invitation.`;
  }
  if (isDemo) {
    return "In this demo only its own people sign in, with one click each. Elsewhere people come in through the company’s OpenID provider, which must have verified the e-mail given here; no password is sent.";
  }
  return "Nobody comes in yet: set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET for the portal. The provider must then have verified the e-mail given here; no password is sent.";
}
