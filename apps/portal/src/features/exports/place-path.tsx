import { ChevronRight } from "lucide-react";

interface PlacePathProps {
  entry: string;
  /** A JSON pointer into the entry, and one more for each string that had to be decoded. */
  path: readonly string[];
}

/** The way to a value: the file, the pointer in it, and the pointers within strings that hold JSON. */
export function PlacePath({ entry, path }: PlacePathProps) {
  return (
    <span className="min-w-0 font-mono text-xs break-all">
      <span className="font-medium">{entry}</span>
      {path.map((pointer, level) => (
        // A pointer has no identity but its level.
        <span
          key={level}
          className="text-ink-muted"
          title={level === 0 ? undefined : "In the JSON that this string holds"}
        >
          <ChevronRight aria-hidden className="mx-0.5 inline size-3 text-ink-faint" />
          {pointer === "" ? "(the whole document)" : pointer}
        </span>
      ))}
    </span>
  );
}
