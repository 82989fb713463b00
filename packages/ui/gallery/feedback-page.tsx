import { useState } from "react";
import { Button } from "../src/button.tsx";
import { Callout } from "../src/callout.tsx";
import { EmptyState } from "../src/empty-state.tsx";
import { ErrorPanel } from "../src/error-panel.tsx";
import type { DroppedFile } from "../src/file-drop-list.tsx";
import { FileDrop } from "../src/file-drop.tsx";
import { PageHeader } from "../src/page-header.tsx";
import { ProgressBar } from "../src/progress-bar.tsx";
import { Section } from "../src/section.tsx";
import { Sheet } from "../src/sheet.tsx";
import { SkeletonText } from "../src/skeleton-text.tsx";
import { Status } from "../src/status.tsx";
import { Stepper } from "../src/stepper.tsx";
import type { Step } from "../src/stepper.tsx";

const steps: Step[] = [
  { id: "draft", label: "Submitted", state: "done", hint: "by Linus, 2 hours ago" },
  { id: "approve", label: "Approved", state: "done", hint: "by Grace" },
  { id: "provision", label: "Provisioning", state: "current", hint: "CreateInferenceProfile" },
  { id: "ready", label: "Ready", state: "upcoming" },
];

const sent: DroppedFile[] = [
  {
    id: "1",
    name: "amazon-bedrock-ide-app-export-chat.zip",
    sizeBytes: 11_800_000,
    sentBytes: 4_200_000,
    bytesPerSecond: 1_900_000,
    state: "sending",
  },
  {
    id: "2",
    name: "support.zip",
    sizeBytes: 512_000,
    state: "done",
    sentBytes: 512_000,
    message: "3 profiles found",
  },
  {
    id: "3",
    name: "holiday.png",
    sizeBytes: 90_000,
    state: "failed",
    sentBytes: 0,
    message: "Files of this kind are not read here.",
  },
  { id: "4", name: "ledger.zip", sizeBytes: 900_000, state: "waiting" },
];

export function FeedbackPage() {
  const [files, setFiles] = useState(sent);
  const [refused, setRefused] = useState<string>();
  return (
    <>
      <PageHeader title="Feedback" description="What the product says while it works, waits and fails." />
      <div className="grid gap-4 lg:grid-cols-2">
        <Section title="Callouts">
          <div className="flex flex-col gap-2">
            <Callout>Prices are those of 1 November.</Callout>
            <Callout tone="success" title="The tag is active">
              Costs appear within 24 hours.
            </Callout>
            <Callout tone="warning" title="Data is 3 hours old" action={<Button size="sm">Refresh</Button>}>
              The last sync was throttled.
            </Callout>
            <Callout tone="danger" title="The role cannot be assumed">
              The external id does not match.
            </Callout>
          </div>
        </Section>
        <Section title="Statuses">
          <div className="grid grid-cols-2 gap-2">
            <Status kind="success">InService</Status>
            <Status kind="progress">Updating</Status>
            <Status kind="warning">OutOfService</Status>
            <Status kind="error" hint="Quota is 0 for ml.g5.xlarge">
              Failed
            </Status>
            <Status kind="pending">Pending</Status>
            <Status kind="stopped">Expired</Status>
            <Status kind="info">Draft</Status>
          </div>
        </Section>
        <Section title="Lifecycle">
          <Stepper label="Request" steps={steps} />
        </Section>
        <Section title="Progress">
          <div className="flex flex-col gap-3">
            <ProgressBar
              label="Copying weights"
              unit="bytes"
              done={3_100_000_000}
              total={15_000_000_000}
              perSecond={82_000_000}
            />
            <ProgressBar label="Reading profiles" done={null} total={1} />
            <ProgressBar label="Verifying" done={14} total={14} state="done" detail="14 of 14 alive" />
          </div>
        </Section>
        <Section title="Loading and nothing">
          <SkeletonText />
          <EmptyState title="No requests wait for you" description="What you decide on appears here." />
        </Section>
        <Section
          title="Failed"
          actions={
            <Sheet title="Details" side="right" trigger={<Button size="sm">Open sheet</Button>}>
              Beside the page.
            </Sheet>
          }
        >
          <ErrorPanel
            title="The export could not be read"
            explanation="Its central directory is cut off."
            remedy="Download it again from the Studio and drop it here."
            onRetry={() => setRefused(undefined)}
            requestId="7f1c9a52-0d1e-4c7b"
          />
        </Section>
      </div>
      <Section title="Files">
        <FileDrop
          label="Drop export files here"
          hint="Zip or JSON, up to 50 MiB each."
          accept={{ "application/zip": [".zip"], "application/json": [".json"] }}
          maxSizeBytes={50 * 1_024 * 1_024}
          files={files}
          onFiles={(added) =>
            setFiles([
              ...files,
              ...added.map(({ name, size }) => ({
                id: name,
                name,
                sizeBytes: size,
                state: "waiting" as const,
              })),
            ])
          }
          onRefused={([first]) => setRefused(first?.reason)}
          onRemove={(id) => setFiles(files.filter((file) => file.id !== id))}
        />
        {refused ? <Callout tone="danger">{refused}</Callout> : null}
      </Section>
    </>
  );
}
