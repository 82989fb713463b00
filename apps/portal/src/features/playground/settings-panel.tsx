"use client";

import type { ParameterRules } from "@quarry/aws-core/models/schema";
import type { MeView } from "@quarry/domain/settings/schema";
import { Button } from "@quarry/ui/button";
import { NumberField } from "@quarry/ui/number-field";
import { Select } from "@quarry/ui/select";
import { TextArea } from "@quarry/ui/text-area";
import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import type { Settings, SettingsChange } from "./settings.ts";
import { TemperatureField } from "./temperature-field.tsx";

interface SettingsPanelProps {
  settings: Settings;
  onChange: SettingsChange;
  system: string;
  onSystemChange: (text: string) => void;
  /** Null while nothing is known of the model. */
  rules: ParameterRules | null;
  teams: MeView["teams"];
}

/** What a call is made with. On phones it is folded away, so that the conversation has the room. */
export function SettingsPanel(props: SettingsPanelProps) {
  const [open, setOpen] = useState(false);
  const panelId = useId();
  return (
    <div className="flex flex-col gap-3">
      <Button
        className="justify-between! lg:hidden"
        aria-expanded={open}
        aria-controls={panelId}
        aria-label="Settings"
        onClick={() => setOpen(!open)}
      >
        <span className="flex items-center gap-2">
          Settings <ChevronDown aria-hidden className={open ? "rotate-180" : ""} />
        </span>
      </Button>
      <div id={panelId} className={clsx("flex-col gap-4 lg:flex", open ? "flex" : "hidden")}>
        <SettingsFields {...props} />
      </div>
    </div>
  );
}

function SettingsFields({ settings, onChange, system, onSystemChange, rules, teams }: SettingsPanelProps) {
  const takesSystem = rules?.systemPrompt !== false;
  const acting = teams.filter(({ role }) => role !== "viewer");
  const team = acting.find(({ slug }) => slug === settings.team) ?? acting[0];
  return (
    <>
      <TextArea
        label="System prompt"
        optional
        hint={
          takesSystem ? "Kept until this tab closes." : "This model takes no system prompt; none is sent."
        }
        disabled={!takesSystem}
        rows={4}
        value={system}
        onChange={(event) => onSystemChange(event.target.value)}
      />
      <TemperatureField
        rules={rules}
        value={settings.temperature}
        onChange={(temperature) => onChange({ temperature })}
      />
      <NumberField
        label="Max tokens"
        hint="The answer ends there. Empty: the model’s own limit."
        value={settings.maxTokens}
        onChange={(maxTokens) => onChange({ maxTokens })}
        min={1}
        max={128_000}
        step={256}
      />
      {acting.length > 1 ? (
        <Select
          label="Team"
          hint="The calls count for this team."
          options={acting.map(({ slug, name }) => ({ value: slug, label: name }))}
          value={team?.slug ?? null}
          onChange={(slug) => onChange({ team: slug })}
        />
      ) : null}
    </>
  );
}
