import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { signInOptions } from "@/server/sign-in-options.ts";

interface AuthRoute {
  params: Promise<{ nextauth: string[] }>;
}

function handle(request: NextRequest, route: AuthRoute): Promise<Response> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- declared any, as it serves two routers; here it is a Response
  return NextAuth(request, route, signInOptions()) as Promise<Response>;
}

export { handle as GET, handle as POST };
