import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { Callout } from "@quarry/ui/callout";
import { RelativeTime } from "@quarry/ui/relative-time";

interface IdleNoticeProps {
  endpoint: Pick<EndpointDetailView, "idleNoticedAt" | "idleMinutes" | "wish">;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** Says that an endpoint is about to be stopped because nobody calls it; nothing while it is called. */
export function IdleNotice({ endpoint: { idleNoticedAt, idleMinutes, wish }, now }: IdleNoticeProps) {
  if (idleNoticedAt === null || idleMinutes === null || wish !== "running") return null;
  return (
    <Callout tone="warning" title="It is about to be stopped">
      Nobody had called it for {idleMinutes} minutes when Quarry noticed,{" "}
      <RelativeTime at={idleNoticedAt} now={now} />. A call keeps it running, and so does another choice under
      “End and hours”.
    </Callout>
  );
}
