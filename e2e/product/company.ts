import type { Page } from "@playwright/test";
import { freePort } from "./free-port.ts";
import { startOpenIdProvider } from "./openid-provider.ts";
import type { OpenIdPerson, OpenIdProvider } from "./openid-provider.ts";
import { startProduct } from "./start-product.ts";
import type { ProductAddresses } from "./product-addresses.ts";

/** A portal as companies run it: no demo, people come through an OpenID provider. */
export interface Company {
  portal: string;
  provider: OpenIdProvider;
  /** Chooses to sign in as somebody of the provider, wherever that leads. */
  signIn: (page: Page, person: OpenIdPerson) => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts one beside a product, on the database and the simulator of that. */
export async function startCompany({ database, simulator }: ProductAddresses): Promise<Company> {
  const port = String(await freePort());
  const provider = await startOpenIdProvider(`http://localhost:${port}/api/auth/callback/openid`);
  const { portal, stop } = await startProduct({
    PORT: port,
    QUARRY_DEMO: "0",
    DATABASE_URL: database,
    QUARRY_SECRET_KEY: "the key of a company that seals nothing real",
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.client.id,
    OIDC_CLIENT_SECRET: provider.client.secret,
    OIDC_NAME: "Company Login",
    AWS_ENDPOINT_URL: simulator,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "demo",
    AWS_SECRET_ACCESS_KEY: "demo",
  });
  return {
    portal,
    provider,
    signIn: async (page, person) => {
      provider.expectPerson(person);
      await page.goto(`${portal}/sign-in`);
      await page.getByRole("button", { name: "Continue with Company Login", exact: true }).click();
      // The provider takes whoever still is on the way for the person that it expects next.
      await page.waitForURL(({ pathname, searchParams }) => pathname === "/" || searchParams.has("error"));
    },
    stop: async () => {
      await stop();
      await provider.stop();
    },
  };
}
