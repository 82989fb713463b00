import { clsx } from "clsx";
import { Chip } from "./chip.tsx";

export type ChipListProps = {
  chips: readonly { name?: string | undefined; value: string }[];
  /** Beyond this many, the rest is counted; their text stays in the tooltip of the count. */
  limit?: number | undefined;
  label?: string | undefined;
};

/** Tags of one thing, as a list that screen readers count. */
export function ChipList({ chips, limit = chips.length, label = "Tags" }: ChipListProps) {
  if (chips.length === 0) return <span className="text-ink-faint">–</span>;
  const rest = chips.slice(limit);
  return (
    <ul
      aria-label={label}
      className={clsx("flex max-w-full items-center gap-1", rest.length === 0 && "flex-wrap")}
    >
      {chips.slice(0, limit).map((chip) => (
        <li key={`${chip.name}:${chip.value}`} className="flex max-w-full">
          <Chip {...chip} />
        </li>
      ))}
      {rest.length > 0 ? (
        <li
          className="text-xs whitespace-nowrap text-ink-muted"
          title={rest.map(({ name, value }) => (name ? `${name}: ${value}` : value)).join("\n")}
        >
          +{rest.length} more
        </li>
      ) : null}
    </ul>
  );
}
