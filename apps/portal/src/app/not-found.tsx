import { BrandMark } from "@quarry/ui/brand-mark";
import { LinkButton } from "@quarry/ui/link-button";

export const metadata = { title: "Not found" };

/** The face of an address that is no page of Quarry. */
export default function PageNotFound() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-3 px-5 text-center">
      <p className="flex items-center gap-2 font-semibold tracking-tight text-ink-muted">
        <BrandMark />
        Quarry
      </p>
      <h1 className="text-2xl font-semibold tracking-tight">There is no such page</h1>
      <p className="max-w-prose text-ink-muted text-balance">
        The address may be mistyped, or the page may have moved. From the home page everything can be reached.
      </p>
      <div className="mt-2">
        <LinkButton href="/" variant="primary">
          Go to the home page
        </LinkButton>
      </div>
    </main>
  );
}
