/** The reasons for which the portal itself turns somebody away. */
export type SignInRefusal = "ClaimsMissing" | "NotAdded" | "Suspended";

const refusals: Readonly<Record<SignInRefusal, string>> = {
  ClaimsMissing:
    "Your sign-in provider did not vouch for your e-mail address. Ask an admin to have it send the verified e-mail.",
  NotAdded: "Nobody has added you to Quarry yet. Ask an admin to add the e-mail that you sign in with.",
  Suspended: "Your account is suspended. Ask an admin.",
};

const explanations: Readonly<Record<string, string>> = {
  ...refusals,
  AccessDenied: "Your account is not allowed to sign in here. Ask an admin to add you.",
  Callback:
    "The answer of your sign-in provider could not be used. Try again; if it stays so, tell an admin.",
  Configuration: "Signing in is not set up correctly. An admin finds the reason in the portal's log.",
  CredentialsSignin: "This person is not part of the demo, or has been suspended.",
  OAuthCallback:
    "The sign-in was not completed: your provider refused, or took too long. Try again; if it stays so, tell an admin.",
  OAuthSignin: "Your sign-in provider could not be reached. Try again in a moment.",
  SessionRequired: "Sign in to see this page.",
};

const otherwise = "Signing in did not work. Try again; if it stays so, tell an admin.";

/** What went wrong, from the `error` that next-auth puts in the address; undefined when nothing did. */
export function explainSignInError(error: string | undefined): string | undefined {
  if (error === undefined) return undefined;
  return Object.hasOwn(explanations, error) ? explanations[error] : otherwise;
}
