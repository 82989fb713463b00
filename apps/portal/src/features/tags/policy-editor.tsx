"use client";

import { Button } from "@quarry/ui/button";
import { Section } from "@quarry/ui/section";
import { Plus } from "lucide-react";
import { DraftForm } from "@/client/draft-form.tsx";
import { PresetMenu } from "./preset-menu.tsx";
import { emptyRule } from "./policy-draft.ts";
import { RuleRow } from "./rule-row.tsx";
import { RuleTable } from "./rule-table.tsx";
import { usePolicyDraft } from "./use-policy-draft.ts";
import type { PolicyDraftProps } from "./use-policy-draft.ts";

/** A policy for admins: every rule in a row, saved together. */
export function PolicyEditor(props: PolicyDraftProps) {
  const { policy } = props;
  const { rows, isChanged, isSaving, problems, refusal, change, discard, save } = usePolicyDraft(props);
  const whose = policy.teams.find(({ slug }) => slug === policy.team)?.name;
  return (
    <Section
      title={whose === undefined ? "Rules for every team" : `Rules of ${whose}`}
      description={
        whose === undefined
          ? "A team’s own rule for a key stands instead of the one here."
          : "They stand instead of the rules for every team where both name a key, and beside them else."
      }
      count={rows.length}
      actions={
        <>
          <PresetMenu presets={policy.presets} rows={rows} onAdd={(row) => change([...rows, row])} />
          <Button size="sm" icon={<Plus aria-hidden />} onClick={() => change([...rows, emptyRule])}>
            Add a key
          </Button>
        </>
      }
    >
      <DraftForm
        what="policy"
        refusal={{ title: "The policy was not saved", why: refusal }}
        {...{ isChanged, isSaving, save, discard }}
      >
        {rows.length === 0 ? (
          <p className="text-ink-muted">
            No rules yet. Start from a preset, or add a key that every profile must carry.
          </p>
        ) : null}
        {rows.map((row, index) => (
          <RuleRow
            key={index}
            row={row}
            place={index + 1}
            problemOf={(field) => problems.get(`${index}.${field}`)}
            onChange={(next) => change(rows.with(index, next))}
            onRemove={() => change(rows.filter((_row, at) => at !== index))}
          />
        ))}
      </DraftForm>
      {policy.inherited.length === 0 ? null : (
        <div className="mt-4">
          <RuleTable label="From the rules for every team" rules={policy.inherited} />
        </div>
      )}
    </Section>
  );
}
