import { NoticeSettings } from "@/features/notices/notice-settings.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Notices" };

export default function NoticeSettingsPage() {
  const queries = [
    apiHere.notices.preferences.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
    apiHere.notices.channels.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <NoticeSettings now={pageTime()} />
    </Prefetched>
  );
}
