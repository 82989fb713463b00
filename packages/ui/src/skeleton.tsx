import { clsx } from "clsx";

export type SkeletonProps = {
  /** Size and shape, as utility classes; give it the shape of what will come. */
  className?: string | undefined;
};

/** A grey stand-in. The region around it carries `aria-busy` and the words. */
export function Skeleton({ className = "h-4 w-full" }: SkeletonProps) {
  return <span aria-hidden className={clsx("block animate-pulse rounded-sm bg-line", className)} />;
}
