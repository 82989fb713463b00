import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { signInOptions } from "@/server/sign-in-options.ts";

interface AuthRoute {
  params: Promise<{ nextauth: string[] }>;
}

function handle(request: NextRequest, route: AuthRoute): Promise<Response> {
  // next-auth declares what it returns for two routers at once; here it is always a Response.
  return NextAuth(request, route, signInOptions()) as Promise<Response>;
}

export { handle as GET, handle as POST };
