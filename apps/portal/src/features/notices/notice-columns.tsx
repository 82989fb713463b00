import type { NoticeView } from "@quarry/domain/notices/schema";
import { Button } from "@quarry/ui/button";
import { Link } from "@quarry/ui/link";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { RelativeTime } from "@quarry/ui/relative-time";
import { VisuallyHidden } from "@quarry/ui/visually-hidden";
import { clsx } from "clsx";

interface ColumnOptions {
  now: string;
  onRead: (notice: NoticeView) => void;
}

/** The columns of the notices; following one marks it as read. */
export function noticeColumns({ now, onRead }: ColumnOptions): TableColumn<NoticeView>[] {
  return [
    {
      id: "notice",
      header: "Notice",
      primary: true,
      wrap: true,
      cell: (notice) => <Told notice={notice} onRead={onRead} />,
    },
    { id: "at", header: "When", cell: ({ at }) => <RelativeTime at={at} now={now} /> },
    {
      id: "read",
      header: "Read",
      align: "end",
      cell: (notice) =>
        notice.isRead ? (
          <span className="text-ink-faint">read</span>
        ) : (
          <Button size="sm" onClick={() => onRead(notice)}>
            Mark as read
            <span className="sr-only"> {notice.title}</span>
          </Button>
        ),
    },
  ];
}

function Told({ notice, onRead }: { notice: NoticeView } & Pick<ColumnOptions, "onRead">) {
  const { title, text, path, isRead, mailProblem } = notice;
  return (
    <span className="block max-w-3xl">
      <Link
        href={path}
        onClick={() => {
          if (!isRead) onRead(notice);
        }}
        className={clsx(
          "inline-block rounded-sm text-accent-text hover:underline",
          !isRead && "font-semibold",
        )}
      >
        {isRead ? null : <VisuallyHidden>Unread: </VisuallyHidden>}
        {title}
      </Link>
      <span className="block text-ink-muted">{text}</span>
      {mailProblem === null ? null : (
        <span className="block text-xs text-warning-text">No mail reached you. {mailProblem}</span>
      )}
    </span>
  );
}
