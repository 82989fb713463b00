import { ChevronUp } from "lucide-react";
import { mistakeExcerpt } from "./mistake-excerpt.ts";

interface TargetMistakeProps {
  target: string;
  /** The character the mistake begins at, from 0. */
  position: number;
}

/** The checked text with a mark under the character where it stops making sense. */
export function TargetMistake({ target, position }: TargetMistakeProps) {
  const { before, at, after } = mistakeExcerpt(target, position);
  return (
    <figure className="rounded-md border border-line bg-sunken px-3 pt-2 pb-2.5">
      <code className="isolate font-mono text-sm leading-8 break-all whitespace-pre-wrap">
        {before}
        <mark className="relative rounded-sm bg-danger-wash px-px text-danger-text outline outline-danger-line">
          {at.trim() === "" ? "\u00A0" : at}
          <ChevronUp aria-hidden className="absolute top-full left-1/2 size-4 -translate-x-1/2" />
        </mark>
        {after}
      </code>
      <figcaption className="mt-2 text-xs text-ink-muted">
        Character {(position + 1).toLocaleString("en")} of {target.length.toLocaleString("en")}
        {position >= target.length ? ", after the end" : ""}
      </figcaption>
    </figure>
  );
}
