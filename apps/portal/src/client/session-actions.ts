// next-auth's browser half weighs as much as a screen, so it is loaded when somebody comes or goes.

/** Leads to the provider, or in the demo signs in at once, and then to `to`, a path or address of the portal. */
export async function enter(
  provider: string,
  { email, to }: { email?: string | undefined; to: string },
): Promise<void> {
  const { signIn } = await import("next-auth/react");
  await signIn(provider, { ...(email !== undefined && { email }), callbackUrl: to });
}

/** Ends the session of this browser, wherever its cookie is, and leads to the sign-in page. */
export async function leave(): Promise<void> {
  const { signOut } = await import("next-auth/react");
  await signOut({ callbackUrl: "/sign-in" });
}
