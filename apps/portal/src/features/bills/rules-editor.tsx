"use client";

import type { RulesView } from "@quarry/domain/bills/schema";
import { Button } from "@quarry/ui/button";
import { Section } from "@quarry/ui/section";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { Plus } from "lucide-react";
import { RuleFields } from "./rule-fields.tsx";
import { emptyRule, problemsAt } from "./rules-draft.ts";
import { RulesEffect } from "./rules-effect.tsx";
import { useRulesDraft } from "./use-rules-draft.ts";
import { ValueFields } from "./value-fields.tsx";

interface RulesEditorProps {
  view: RulesView;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** Writes rules: what they would make of a month is shown before they can be saved. */
export function RulesEditor({ view, now }: RulesEditorProps) {
  const state = useRulesDraft(view, now);
  const { draft, change, preview, details } = state;
  const { rules, values, tagKey, month } = draft;
  return (
    <Section
      title="Rules"
      count={rules.length}
      actions={
        <Button
          size="sm"
          icon={<Plus aria-hidden />}
          onClick={() => change({ rules: [...rules, emptyRule(view.teams, rules.length)] })}
        >
          Add a rule
        </Button>
      }
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          state.tryOut();
        }}
      >
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label="From month"
            hint="Bills of the months before stay as they are."
            type="month"
            value={month}
            onChange={({ target }) => change({ month: target.value })}
            error={problemsAt(details, "month")}
          />
          <Select
            label="Team key"
            hint="The tag whose values name teams."
            options={[...new Set([...view.tagKeys, tagKey])].map((key) => ({ value: key, label: key }))}
            value={tagKey}
            onChange={(next) => change({ tagKey: next })}
            error={problemsAt(details, "tagKey")}
          />
        </div>
        <ValueFields
          values={values}
          teams={view.teams}
          unknown={preview?.unknownValues ?? []}
          problem={problemsAt(details, "values")}
          onChange={(next) => change({ values: next })}
        />
        {rules.length === 0 ? (
          <p className="text-ink-muted">Nothing is shared yet: each team has its own lines alone.</p>
        ) : null}
        {rules.map((rule, index) => (
          <RuleFields
            key={index}
            rule={rule}
            place={index + 1}
            view={view}
            problem={problemsAt(details, `rules.${index}`)}
            onChange={(next) => change({ rules: rules.with(index, next) })}
            onRemove={() => change({ rules: rules.filter((_rule, at) => at !== index) })}
          />
        ))}
        <RulesEffect state={state} />
      </form>
    </Section>
  );
}
