import type { ProfileView } from "@quarry/domain/profiles/schema";
import { Tooltip } from "@quarry/ui/tooltip";
import { routingWords } from "./routing-words.ts";

type RoutingChipProps = { profile: Pick<ProfileView, "routing" | "region" | "destinationRegions"> };

/** The routing prefix of a profile; hover and focus tell where its requests are processed. */
export function RoutingChip({ profile }: RoutingChipProps) {
  const { chip, meaning } = routingWords(profile);
  return (
    <Tooltip content={meaning}>
      <button
        type="button"
        aria-label={`Routing ${chip} ${meaning}`}
        className="group/chip inline-flex h-control-small cursor-help items-center"
      >
        <span className="rounded-sm border border-line bg-sunken px-1.5 font-mono text-xs text-ink group-hover/chip:border-line-strong">
          {chip}
        </span>
      </button>
    </Tooltip>
  );
}
