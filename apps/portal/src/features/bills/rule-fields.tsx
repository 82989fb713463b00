import type { RuleReach } from "@quarry/domain/bills/rules-schema";
import type { RulesView } from "@quarry/domain/bills/schema";
import { Callout } from "@quarry/ui/callout";
import { IconButton } from "@quarry/ui/icon-button";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { X } from "lucide-react";
import type { RuleDraft, RuleKind } from "./rules-draft.ts";
import { SplitFields } from "./split-fields.tsx";

interface RuleFieldsProps {
  rule: RuleDraft;
  /** Counted from 1. */
  place: number;
  view: RulesView;
  problem: string | undefined;
  onChange: (rule: RuleDraft) => void;
  onRemove: () => void;
}

/** One rule to be written: what is shared, and how. */
export function RuleFields({ rule, place, view, problem, onChange, onRemove }: RuleFieldsProps) {
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line p-3">
      <legend className="sr-only">{`Rule ${place}`}</legend>
      <div className="grid items-start gap-3 md:grid-cols-[12rem_1fr_auto]">
        <TextField
          label="Name"
          hint="Shown on bills."
          value={rule.name}
          onChange={({ target }) => onChange({ ...rule, name: target.value })}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <Select
            label="What is shared"
            options={kinds}
            value={rule.kind}
            onChange={(kind) => onChange({ ...rule, kind })}
          />
          <MatchField rule={rule} view={view} onChange={onChange} />
        </div>
        <div className="md:pt-6">
          <IconButton label={`Remove rule ${place}`} icon={<X aria-hidden />} onClick={onRemove} />
        </div>
      </div>
      <SplitFields rule={rule} teams={view.teams} onChange={onChange} />
      {problem === undefined ? null : (
        <Callout tone="danger" urgent>
          {problem}
        </Callout>
      )}
    </fieldset>
  );
}

const kinds: { value: RuleKind; label: string }[] = [
  { value: "untagged", label: "What is not tagged" },
  { value: "unowned", label: "Whatever no team has" },
  { value: "value", label: "A value of the team key" },
  { value: "service", label: "A service" },
  { value: "account", label: "An account" },
];

const reaches: { value: RuleReach; label: string }[] = [
  { value: "unowned", label: "Lines that no team has" },
  { value: "everybody", label: "Everybody’s lines" },
];

function MatchField({ rule, view, onChange }: Pick<RuleFieldsProps, "rule" | "view" | "onChange">) {
  if (rule.kind === "value") {
    return (
      <TextField
        label="Value"
        code
        spellCheck={false}
        value={rule.value}
        onChange={({ target }) => onChange({ ...rule, value: target.value })}
      />
    );
  }
  if (rule.kind !== "service" && rule.kind !== "account") return null;
  const reach = (
    <Select
      label="Whose"
      options={reaches}
      value={rule.reach}
      onChange={(next) => onChange({ ...rule, reach: next })}
    />
  );
  if (rule.kind === "service") {
    return (
      <>
        <Select
          label="Service"
          options={view.services.map((service) => ({ value: service, label: service }))}
          value={rule.service === "" ? null : rule.service}
          onChange={(service) => onChange({ ...rule, service })}
        />
        {reach}
      </>
    );
  }
  return (
    <>
      <Select
        label="Account"
        hint="One that has a bill of its own."
        options={view.accounts.map(({ accountId, name }) => ({
          value: accountId,
          label: accountId,
          hint: name === accountId ? undefined : name,
        }))}
        value={rule.accountId === "" ? null : rule.accountId}
        onChange={(accountId) => onChange({ ...rule, accountId })}
      />
      {reach}
    </>
  );
}
