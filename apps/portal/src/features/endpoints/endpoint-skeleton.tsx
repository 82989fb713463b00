import { Skeleton } from "@quarry/ui/skeleton";
import { VisuallyHidden } from "@quarry/ui/visually-hidden";

/** An endpoint's page while it loads, in its shape. */
export function EndpointSkeleton() {
  return (
    <output aria-busy className="flex flex-col gap-4">
      <VisuallyHidden>Loading the endpoint</VisuallyHidden>
      <Skeleton className="h-7 w-72" />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-20 w-full" />
      <Skeleton className="h-64 w-full" />
    </output>
  );
}
