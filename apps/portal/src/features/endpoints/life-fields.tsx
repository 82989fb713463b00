import { Checkbox } from "@quarry/ui/checkbox";
import { GroupError } from "@quarry/ui/group-error";
import { NumberField } from "@quarry/ui/number-field";
import { Switch } from "@quarry/ui/switch";
import { TextField } from "@quarry/ui/text-field";
import { problemOf } from "@/client/refusal.ts";
import type { FieldProblem } from "@/client/refusal.ts";
import type { LifeDraft } from "./life-draft.ts";

interface LifeFieldsProps {
  draft: LifeDraft;
  onChange: (part: Partial<LifeDraft>) => void;
  problems: readonly FieldProblem[];
}

const dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The fields that show what is wrong with them. */
export const lifeFields = [
  "endsAt",
  "schedule.days",
  "schedule.from",
  "schedule.to",
  "schedule.timeZone",
  "idleMinutes",
] as const;

/** End, office hours and idle stop of an endpoint. */
export function LifeFields({ draft, onChange: set, problems }: LifeFieldsProps) {
  const problem = (field: (typeof lifeFields)[number]) => problemOf(problems, field);
  const toggle = (day: number) =>
    set({
      days: draft.days.includes(day)
        ? draft.days.filter((one) => one !== day)
        : [...draft.days, day].toSorted((one, other) => one - other),
    });
  return (
    <>
      <TextField
        label="Ends"
        hint="Deleted completely at that time; its team is told a day before. Empty: it stays."
        type="datetime-local"
        optional
        value={draft.endsAt}
        error={problem("endsAt")}
        onChange={({ target }) => set({ endsAt: target.value })}
      />
      <Switch
        label="Only in office hours"
        hint="Stopped outside them, started again when they begin."
        checked={draft.hasHours}
        onChange={(hasHours) => set({ hasHours })}
      />
      {draft.hasHours ? (
        <div className="flex flex-col gap-3 border-l-2 border-line pl-3">
          <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
            <legend className="mb-1 text-sm font-medium">Days</legend>
            {dayNames.map((name, index) => (
              <Checkbox
                key={name}
                label={name}
                checked={draft.days.includes(index + 1)}
                onChange={() => toggle(index + 1)}
              />
            ))}
          </fieldset>
          <GroupError error={problem("schedule.days")} />
          <div className="grid gap-3 sm:grid-cols-3">
            <TextField
              label="From"
              type="time"
              value={draft.from}
              error={problem("schedule.from")}
              onChange={({ target }) => set({ from: target.value })}
            />
            <TextField
              label="To"
              type="time"
              value={draft.to}
              error={problem("schedule.to")}
              onChange={({ target }) => set({ to: target.value })}
            />
            <TextField
              label="Time zone"
              value={draft.timeZone}
              error={problem("schedule.timeZone")}
              onChange={({ target }) => set({ timeZone: target.value })}
            />
          </div>
        </div>
      ) : null}
      <Switch
        label="Stop it when nobody calls it"
        hint="Its team is told; half an hour later it stops. Configuration and model stay."
        checked={draft.isIdleStopped}
        onChange={(isIdleStopped) => set({ isIdleStopped })}
      />
      {draft.isIdleStopped ? (
        <NumberField
          label="Idle for"
          unit="minutes"
          min={30}
          max={1440}
          step={15}
          value={draft.idleMinutes}
          error={problem("idleMinutes")}
          onChange={(idleMinutes) => set({ idleMinutes })}
        />
      ) : null}
    </>
  );
}
