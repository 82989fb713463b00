const explanations: Record<string, string> = {
  AccessDenied: "Your account is not allowed to sign in here. Ask an admin to add you.",
  Callback:
    "The answer of your sign-in provider could not be used. Try again; if it stays so, tell an admin.",
  Configuration: "Signing in is not set up correctly. An admin finds the reason in the portal's log.",
  CredentialsSignin: "This person is not part of the demo, or has been suspended.",
  OAuthCallback:
    "The sign-in was not completed. Either nobody has added you to Quarry yet, or your provider refused or took too long. Ask an admin, or try again.",
  OAuthSignin: "Your sign-in provider could not be reached. Try again in a moment.",
  SessionRequired: "Sign in to see this page.",
};

const otherwise = "Signing in did not work. Try again; if it stays so, tell an admin.";

/** What went wrong, from the `error` that next-auth puts in the address; undefined when nothing did. */
export function explainSignInError(error: string | undefined): string | undefined {
  if (error === undefined) return undefined;
  return Object.hasOwn(explanations, error) ? explanations[error] : otherwise;
}
