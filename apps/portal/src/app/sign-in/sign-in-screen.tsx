import { BrandMark } from "@quarry/ui/brand-mark";
import { Callout } from "@quarry/ui/callout";
import { LinkButton } from "@quarry/ui/link-button";
import type { DemoPersonView } from "@/features/shell/demo-people-here.ts";
import { ProductPath } from "./product-path.tsx";
import { SignInButtons } from "./sign-in-buttons.tsx";

interface SignInScreenProps {
  people: readonly DemoPersonView[];
  provider: string | null;
  to: string;
  error: string | undefined;
  signedInAs: string | undefined;
}

/**
 * What Quarry is for on one side, the way in on the other. Nothing is centred by its height: a browser that
 * paints before the whole page has arrived would move it.
 */
export function SignInScreen({ people, provider, to, error, signedInAs }: SignInScreenProps) {
  const hasWay = people.length > 0 || provider !== null;
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <header className="flex flex-col gap-8 bg-bar px-5 py-6 text-bar-ink sm:px-10 lg:px-14 lg:py-12">
        <p className="flex items-center gap-2.5 text-lg font-semibold tracking-tight">
          <BrandMark />
          Quarry
        </p>
        <div className="flex max-w-lg flex-col gap-8 lg:mt-[8vh]">
          <p className="text-xl font-semibold tracking-tight text-balance lg:text-2xl">
            From a Bedrock IDE export to a model call that works, for the whole team.
          </p>
          <div className="max-lg:hidden">
            <ProductPath />
          </div>
        </div>
        <p className="mt-auto text-sm text-bar-ink-muted max-lg:hidden">
          The self-hosted team portal for Amazon Bedrock and SageMaker.
        </p>
      </header>
      <main className="flex flex-col px-5 py-6 sm:px-10 lg:px-14 lg:pt-[16vh]">
        <div className="mx-auto flex w-full max-w-xl flex-col gap-4">
          <div>
            <h1 className="text-xl font-semibold tracking-tight">Sign in</h1>
            <p className="text-ink-muted">{people.length > 0 ? demoSentence : sentence}</p>
          </div>
          {error === undefined ? null : (
            <Callout tone="danger" title="You are not signed in" urgent>
              {error}
            </Callout>
          )}
          {signedInAs === undefined ? null : (
            <Callout action={<LinkButton href={to}>Continue</LinkButton>}>
              You are signed in as {signedInAs}.
            </Callout>
          )}
          {hasWay ? <SignInButtons people={people} provider={provider} to={to} /> : <NoWay />}
        </div>
      </main>
    </div>
  );
}

const sentence = "Use the account of your company. Roles and teams are given by an admin.";
const demoSentence =
  "This is the demo: choose whose eyes to look through. AWS is simulated, nothing costs money.";

function NoWay() {
  return (
    <Callout tone="warning" title="No way to sign in is set up">
      Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET for the portal and start it again.
    </Callout>
  );
}
