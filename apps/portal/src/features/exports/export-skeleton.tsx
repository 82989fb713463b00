import { Skeleton } from "@quarry/ui/skeleton";
import { SkeletonText } from "@quarry/ui/skeleton-text";

/** The shape of an export's page while it is on its way. */
export function ExportSkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <div className="max-w-xl">
        <SkeletonText lines={2} label="Loading the export" />
      </div>
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-48 w-full" />
      <Skeleton className="h-48 w-full" />
    </div>
  );
}
