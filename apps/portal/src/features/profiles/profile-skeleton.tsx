import { Skeleton } from "@quarry/ui/skeleton";
import { VisuallyHidden } from "@quarry/ui/visually-hidden";

/** A profile's page while it loads, in its shape. */
export function ProfileSkeleton() {
  return (
    <output aria-busy className="flex flex-col gap-4">
      <VisuallyHidden>Loading the profile</VisuallyHidden>
      <Skeleton className="h-7 w-72" />
      <Skeleton className="h-52 w-full" />
      <Skeleton className="h-80 w-full" />
    </output>
  );
}
