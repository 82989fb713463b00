"use client";

import type { RequestPreset } from "@quarry/domain/requests/schema";
import { Button } from "@quarry/ui/button";
import { Tooltip } from "@quarry/ui/tooltip";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { BulkRequestDialog } from "./bulk-request-dialog.tsx";
import { mergeTags, modelsFor, nameFor } from "./request-draft.ts";
import type { RequestDraft } from "./request-draft.ts";
import { useSources } from "./use-sources.ts";

interface PresetBarProps {
  draft: RequestDraft;
  onChange: (part: Partial<RequestDraft>) => void;
  onClear: () => void;
}

/** Starts to choose from; those for several models ask for all of them at once. */
export function PresetBar({ draft, onChange, onClear }: PresetBarProps) {
  const presets = useQuery(api.requests.presets.queryOptions({ input: {} })).data?.items ?? [];
  const sources = useSources(draft).data?.items ?? [];
  const [bulk, setBulk] = useState<RequestPreset>();
  const use = (preset: RequestPreset) => {
    if (preset.isForEach) return setBulk(preset);
    return onChange(startOf(preset));
  };
  const startOf = (preset: RequestPreset): Partial<RequestDraft> => {
    const { environment, inputTokensPerMonth, outputTokensPerMonth, tags } = preset;
    const [model] = modelsFor(preset, sources);
    const best = sources.find(({ baseModelId }) => baseModelId === model);
    return {
      environment,
      inputTokensPerMonth,
      outputTokensPerMonth,
      tags: mergeTags(draft.tags, tags),
      ...(best && {
        baseModelId: best.baseModelId,
        source: best.arn,
        name: nameFor({ ...draft, environment }, best.baseModelId),
      }),
    };
  };
  return (
    <fieldset className="flex flex-wrap items-center gap-2" aria-label="Presets">
      {presets.map((preset) => (
        <Tooltip key={preset.name} content={preset.description}>
          <Button size="sm" disabled={sources.length === 0} onClick={() => use(preset)}>
            {preset.name}
          </Button>
        </Tooltip>
      ))}
      <Button size="sm" variant="quiet" onClick={onClear}>
        Start over
      </Button>
      <BulkRequestDialog preset={bulk} draft={draft} sources={sources} onClose={() => setBulk(undefined)} />
    </fieldset>
  );
}
