import { LoaderCircle } from "lucide-react";

/** Decoration only: the element that holds it says in words what is under way. */
export function Spinner() {
  return <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin" />;
}
