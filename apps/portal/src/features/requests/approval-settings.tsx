"use client";

import { Skeleton } from "@quarry/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { PolicyEditor } from "./policy-editor.tsx";

// Admins alone write presets, below the policies: it comes after the page stands.
const PresetEditor = dynamic(async () => (await import("./preset-editor.tsx")).PresetEditor, {
  ssr: false,
  loading: () => <Skeleton className="h-40" />,
});

/** Who approves what, and the presets that requests begin with. */
export function ApprovalSettings() {
  const policies = useQuery(api.requests.policies.queryOptions({ input: {} }));
  const presets = useQuery(api.requests.presets.queryOptions({ input: {} }));
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const mayGovern = me?.permissions.includes("requests.govern") === true;
  return (
    <SettingsFrame
      title="Approvals"
      description="Who must approve what, by the monthly estimate. Nobody decides on what they asked for, benefit from or edited last."
    >
      <QueryBoundary
        query={policies}
        loading={<Skeleton className="h-40" />}
        failed="The policies could not be loaded"
      >
        {({ items }) =>
          items.map((policy) => (
            <PolicyEditor
              key={`${policy.team ?? ""} ${JSON.stringify(policy.rules)}`}
              policy={policy}
              mayGovern={mayGovern}
            />
          ))
        }
      </QueryBoundary>
      {mayGovern && presets.data ? <PresetEditor presets={presets.data} /> : null}
    </SettingsFrame>
  );
}
