import type { ProfileDetailView } from "@quarry/domain/profiles/schema";
import { Arn } from "@quarry/ui/arn";

interface ProfileModelsProps {
  models: ProfileDetailView["models"];
}

/** The foundation models a profile may call, one for each destination Region. */
export function ProfileModels({ models }: ProfileModelsProps) {
  if (models.length === 0) return <p className="text-ink-muted">AWS named no model.</p>;
  return (
    <ul className="flex flex-col">
      {models.map(({ modelArn, region }) => (
        <li
          key={modelArn}
          className="flex min-h-control-small flex-wrap items-center justify-between gap-x-4 border-t border-line py-0.5 first:border-t-0"
        >
          <span className="text-sm">{region ?? "Any commercial Region"}</span>
          <Arn arn={modelArn} limit={40} />
        </li>
      ))}
    </ul>
  );
}
