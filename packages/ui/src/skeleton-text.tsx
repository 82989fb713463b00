import { Skeleton } from "./skeleton.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";

export type SkeletonTextProps = { lines?: number | undefined; label?: string | undefined };

/** Lines of text that are still on their way; announces `label`. */
export function SkeletonText({ lines = 3, label = "Loading" }: SkeletonTextProps) {
  return (
    <output className="flex flex-col gap-2 py-1">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} className={line === lines - 1 ? "h-3.5 w-3/5" : "h-3.5 w-full"} />
      ))}
    </output>
  );
}
