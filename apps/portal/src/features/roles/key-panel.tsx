"use client";

import type { KeyView } from "@quarry/domain/roles/schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { KeyValues } from "@quarry/ui/key-values";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { useQuery } from "@tanstack/react-query";
import { Ban, Eye, RefreshCw } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";

const RevealKeyDialog = dynamic(async () => (await import("./reveal-key-dialog.tsx")).RevealKeyDialog, {
  ssr: false,
});
const ChangeKeyDialog = dynamic(async () => (await import("./change-key-dialog.tsx")).ChangeKeyDialog, {
  ssr: false,
});

interface KeyPanelProps {
  /** The request that the user was made for. */
  id: string;
  now: string;
}

/** The access key of a request: shown once to who asked for it, replaced and revoked from here. */
export function KeyPanel({ id, now }: KeyPanelProps) {
  const [open, setOpen] = useState<"reveal" | "rotate" | "revoke">();
  const query = useQuery(
    api.roles.key.queryOptions({
      input: { id },
      refetchInterval: ({ state: { data } }) => (data?.state === "changing" ? 1_000 : false),
    }),
  );
  const close = () => setOpen(undefined);
  return (
    <Section title="The access key">
      <QueryBoundary query={query} loading={<SkeletonText lines={3} />} failed="The key could not be loaded">
        {(key) => (
          <div className="flex flex-col gap-3">
            <Standing view={key} />
            <KeyValues items={factsOf(key, now)} />
            <div className="flex flex-wrap gap-2">
              {key.mayReveal ? (
                <Button variant="primary" icon={<Eye aria-hidden />} onClick={() => setOpen("reveal")}>
                  Show the key once
                </Button>
              ) : null}
              {key.mayRotate ? (
                <Button icon={<RefreshCw aria-hidden />} onClick={() => setOpen("rotate")}>
                  Replace it
                </Button>
              ) : null}
              {key.mayRevoke ? (
                <Button variant="danger" icon={<Ban aria-hidden />} onClick={() => setOpen("revoke")}>
                  Revoke it
                </Button>
              ) : null}
            </div>
            {open === "reveal" ? <RevealKeyDialog id={id} onClose={close} /> : null}
            {open === "rotate" || open === "revoke" ? (
              <ChangeKeyDialog id={id} userName={key.userName} change={open} onClose={close} />
            ) : null}
          </div>
        )}
      </QueryBoundary>
    </Section>
  );
}

const sentences: Readonly<Record<KeyView["state"], string>> = {
  sealed: "It waits to be shown, once, to who asked for it.",
  revealed: "Its secret was shown and is kept nowhere.",
  forgotten: "Nobody looked in time, so its secret was not kept. It can be replaced.",
  changing: "AWS is being asked.",
  gone: "It was revoked, and its user is deleted.",
};

function Standing({ view: { state, failure } }: { view: KeyView }) {
  return (
    <>
      {failure === null ? null : (
        <Callout tone="danger" title={failure.title}>
          {failure.cause} {failure.remedy}
        </Callout>
      )}
      <p>{sentences[state]}</p>
    </>
  );
}

function factsOf({ userName, keyId, madeAt, showUntil }: KeyView, now: string) {
  return [
    { label: "User", value: code(userName) },
    ...(keyId === null ? [] : [{ label: "Key id", value: code(keyId) }]),
    { label: "Made", value: <RelativeTime at={madeAt} now={now} /> },
    ...(showUntil === null
      ? []
      : [{ label: "Can be shown until", value: <RelativeTime at={showUntil} now={now} /> }]),
  ];
}

function code(text: string) {
  return <code className="font-mono text-xs break-all">{text}</code>;
}
