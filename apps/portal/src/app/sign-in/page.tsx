import type { Metadata } from "next";
import { demoPeopleHere } from "@/features/shell/demo-people-here.ts";
import { meHere } from "@/features/shell/me-here.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { composition } from "@/server/composition.ts";
import { returnPath } from "./return-path.ts";
import { explainSignInError } from "./sign-in-error.ts";
import { SignInScreen } from "./sign-in-screen.tsx";

export const metadata: Metadata = { title: "Sign in" };

/** The first page people see. next-auth leads here too, with `error` and `callbackUrl` in the address. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [given, me] = await Promise.all([searchParams, meHere()]);
  const { openId, origin } = composition().environment;
  return (
    <SignInScreen
      people={demoPeopleHere()}
      provider={openId?.name ?? null}
      to={returnPath(single(given["to"]) ?? single(given["callbackUrl"]), origin)}
      error={explainSignInError(single(given["error"]))}
      signedInAs={me?.name}
    />
  );
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
