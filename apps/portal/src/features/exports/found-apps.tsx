import type { ExportApp } from "@quarry/aws-core/exports/schema";
import { Badge } from "@quarry/ui/badge";
import { Callout } from "@quarry/ui/callout";
import { CopyButton } from "@quarry/ui/copy-button";
import { KeyValues } from "@quarry/ui/key-values";
import { Section } from "@quarry/ui/section";

/** The apps that an export holds, with the ids by which the Studio knows them. */
export function FoundApps({ apps }: { apps: readonly ExportApp[] }) {
  if (apps.length === 0) return null;
  return (
    <Section
      title="Apps"
      count={apps.length}
      description="The Studio’s policies compare the project id with a profile’s tag."
      flush
    >
      <ul>
        {apps.map((app) => (
          <li
            key={`${app.kind} ${app.name} ${app.projectId} ${app.exportProjectId} ${app.model}`}
            className="flex flex-col gap-3 border-b border-line px-4 py-3 last:border-b-0"
          >
            <App app={app} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function App({ app }: { app: ExportApp }) {
  const { kind, name, domainId, projectId, exportProjectId, model } = app;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-semibold break-all">{name ?? "App without a name"}</h3>
        <Badge>{kinds[kind]}</Badge>
      </div>
      <KeyValues
        columns={4}
        items={[
          { label: "Domain id", value: <Id value={domainId} /> },
          { label: "Project id", value: <Id value={projectId} /> },
          { label: "exportProjectId", value: <Id value={exportProjectId} /> },
          { label: "Model", value: <Id value={model} /> },
        ]}
      />
      {projectId !== null && exportProjectId !== null && projectId !== exportProjectId ? (
        <Callout tone="warning" title="Two project ids that differ">
          The name of the app’s service role gives {projectId}: the project that the Studio’s policies check,
          so profiles are tagged with that one. exportProjectId says {exportProjectId}, an id of the export
          itself.
        </Callout>
      ) : null}
    </>
  );
}

const kinds: Record<ExportApp["kind"], string> = {
  agent: "Chat agent app",
  flow: "Flow app",
  unknown: "Kind not known",
};

function Id({ value }: { value: string | null }) {
  if (value === null) return <span className="text-ink-muted">not given</span>;
  return (
    <span className="flex items-center gap-1">
      <code className="min-w-0 font-mono text-xs break-all">{value}</code>
      <CopyButton text={value} label={`Copy ${value}`} />
    </span>
  );
}
