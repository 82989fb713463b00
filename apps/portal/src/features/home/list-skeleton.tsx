import { Skeleton } from "@quarry/ui/skeleton";
import { VisuallyHidden } from "@quarry/ui/visually-hidden";

interface ListSkeletonProps {
  rows: number;
  label: string;
}

/** The shape of a list of two-line rows while it loads. */
export function ListSkeleton({ rows, label }: ListSkeletonProps) {
  return (
    <div>
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex flex-col gap-1.5 px-4 py-2.5 not-last:border-b">
          <Skeleton className="h-4 w-1/2" />
          <Skeleton className="h-3.5 w-1/3" />
        </div>
      ))}
    </div>
  );
}
