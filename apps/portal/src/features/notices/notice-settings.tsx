"use client";

import { Skeleton } from "@quarry/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { ChannelSection } from "./channel-section.tsx";
import { MailChoice } from "./mail-choice.tsx";
import { UndeliveredSection } from "./undelivered-section.tsx";

interface NoticeSettingsProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

/** Which notices come by e-mail, where teams are told, and what could not be delivered. */
export function NoticeSettings({ now }: NoticeSettingsProps) {
  const preferences = useQuery(api.notices.preferences.queryOptions({ input: {} }));
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  return (
    <SettingsFrame
      title="Notices"
      description="Every notice is in the portal. Here you choose what comes by e-mail as well, and see where your team is told."
    >
      <QueryBoundary
        query={preferences}
        loading={<Skeleton className="h-80" />}
        failed="Your choice could not be loaded"
      >
        {(choice) => <MailChoice key={JSON.stringify(choice)} choice={choice} />}
      </QueryBoundary>
      <ChannelSection now={now} mayManage={me?.permissions.includes("channels.manage") === true} />
      {me?.permissions.includes("notices.oversee") ? <UndeliveredSection now={now} /> : null}
    </SettingsFrame>
  );
}
