import { LinkButton } from "@quarry/ui/link-button";
import { PageHeader } from "@quarry/ui/page-header";
import { TextLink } from "@quarry/ui/text-link";
import { FileJson } from "lucide-react";
import { OperationArticle } from "./operation-article.tsx";
import type { ApiGroup } from "./read-api.ts";

interface ReferenceProps {
  groups: readonly ApiGroup[];
  origin: string;
}

/** The reference of /api/v1: an index and every operation, one below the other. */
export function Reference({ groups, origin }: ReferenceProps) {
  return (
    <>
      <PageHeader
        title="API reference"
        count={groups.flatMap(({ operations }) => operations).length}
        description="Whatever the portal does, a program can do too, with the roles of the person whose token it carries."
        actions={
          <LinkButton href={`${origin}/api/v1/openapi.json`} icon={<FileJson aria-hidden />}>
            OpenAPI document
          </LinkButton>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <Index groups={groups} />
        <Groups groups={groups} />
        <div className="flex min-w-0 flex-col gap-8">
          <Introduction />
          {groups.map(({ noun, operations }) => (
            <section key={noun} aria-labelledby={noun} className="flex flex-col gap-4">
              <h2 id={noun} className="text-lg font-semibold tracking-tight capitalize">
                {noun}
              </h2>
              {operations.map((operation) => (
                <OperationArticle key={operation.id} operation={operation} origin={origin} />
              ))}
            </section>
          ))}
        </div>
      </div>
    </>
  );
}

function Index({ groups }: Pick<ReferenceProps, "groups">) {
  return (
    <nav
      aria-label="Operations"
      className="flex flex-col gap-3 text-sm max-lg:hidden lg:sticky lg:top-[calc(var(--bar-height)+1rem)] lg:max-h-[calc(100dvh-var(--bar-height)-2rem)] lg:overflow-y-auto"
    >
      {groups.map(({ noun, operations }) => (
        <div key={noun}>
          <p className="text-xs font-medium text-ink-faint capitalize">{noun}</p>
          <ul>
            {operations.map(({ id, summary }) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  className="block rounded-sm py-0.5 text-ink hover:text-accent-text hover:underline"
                >
                  {summary}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** On phones, where the whole index would stand in the way. */
function Groups({ groups }: Pick<ReferenceProps, "groups">) {
  return (
    <nav aria-label="Groups" className="flex flex-wrap gap-x-4 gap-y-2 lg:hidden">
      {groups.map(({ noun }) => (
        <TextLink key={noun} href={`#${noun}`} className="capitalize">
          {noun}
        </TextLink>
      ))}
    </nav>
  );
}

function Introduction() {
  return (
    <div className="flex max-w-prose flex-col gap-2">
      <p>
        Make a token under <TextLink href="/settings/tokens">API tokens</TextLink> and send it as{" "}
        <code className="font-mono text-sm">Authorization: Bearer …</code>. Addresses begin with{" "}
        <code className="font-mono text-sm">/api/v1</code>; fields that an operation does not know are
        refused.
      </p>
      <p>
        An error is <code className="font-mono text-sm">application/problem+json</code> with{" "}
        <code className="font-mono text-sm">code</code>, <code className="font-mono text-sm">title</code>,{" "}
        <code className="font-mono text-sm">requestId</code> and{" "}
        <code className="font-mono text-sm">details</code>: one entry for each field that was refused. Lists
        answer with <code className="font-mono text-sm">items</code>,{" "}
        <code className="font-mono text-sm">page</code>, <code className="font-mono text-sm">pageSize</code>{" "}
        and <code className="font-mono text-sm">total</code>.
      </p>
    </div>
  );
}
