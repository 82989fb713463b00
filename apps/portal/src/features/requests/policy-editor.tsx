"use client";

import type { ApprovalPolicyView } from "@quarry/domain/requests/schema";
import { Button } from "@quarry/ui/button";
import { NumberField } from "@quarry/ui/number-field";
import { Section } from "@quarry/ui/section";
import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import type { z } from "zod";
import { api } from "@/client/api.ts";
import { RefusalNote } from "@/client/refusal-note.tsx";
import { useRequestChange } from "./use-request-change.ts";

type Policy = z.infer<typeof ApprovalPolicyView>;
type Rule = Policy["rules"][number];

interface PolicyEditorProps {
  policy: Policy;
  mayGovern: boolean;
}

const perDollar = 1_000_000;

/** The rules of one policy, from cheap to dear: how many approvers, then how many admins. */
export function PolicyEditor({ policy, mayGovern }: PolicyEditorProps) {
  const [rules, setRules] = useState(policy.rules);
  const save = useMutation(api.requests.savePolicy.mutationOptions(useRequestChange()));
  const change = (at: number, rule: Rule) => setRules(rules.map((one, index) => (index === at ? rule : one)));
  const isChanged = JSON.stringify(rules) !== JSON.stringify(policy.rules);
  return (
    <Section title={policy.team === null ? "Every team" : `Team ${policy.team}`}>
      <div className="flex flex-col gap-4">
        <ol className="flex flex-col gap-3">
          {rules.map((rule, index) => (
            <li key={`${rules.length} ${index}`} className="flex flex-wrap items-end gap-3">
              <RuleFields
                rule={rule}
                place={index + 1}
                disabled={!mayGovern}
                onChange={(next) => change(index, next)}
              />
              {mayGovern && rules.length > 1 && rule.upToMicrodollars !== null ? (
                <Button size="sm" onClick={() => setRules(rules.filter((_rule, at) => at !== index))}>
                  Remove
                </Button>
              ) : null}
            </li>
          ))}
        </ol>
        <RefusalNote error={save.error} />
        {mayGovern ? (
          <div className="flex flex-wrap gap-2">
            <Button size="sm" icon={<Plus aria-hidden />} onClick={() => setRules(withCheaperRule(rules))}>
              Add an amount
            </Button>
            <Button
              size="sm"
              variant="primary"
              disabled={!isChanged}
              loading={save.isPending}
              onClick={() => save.mutate({ team: policy.team, rules })}
            >
              Save
            </Button>
          </div>
        ) : null}
      </div>
    </Section>
  );
}

function withCheaperRule(rules: readonly Rule[]): Rule[] {
  const limits = rules.flatMap(({ upToMicrodollars }) =>
    upToMicrodollars === null ? [] : [Number(upToMicrodollars)],
  );
  const next = String(Math.max(0, ...limits) + 100 * perDollar);
  const last = rules.at(-1);
  const rule: Rule = { upToMicrodollars: next, stages: [{ who: "approver", needed: 1 }] };
  return last ? [...rules.slice(0, -1), rule, last] : [rule];
}

interface RuleFieldsProps {
  rule: Rule;
  place: number;
  disabled: boolean;
  onChange: (rule: Rule) => void;
}

function RuleFields({ rule, place, disabled, onChange }: RuleFieldsProps) {
  const { upToMicrodollars, stages } = rule;
  const needed = (who: "approver" | "admin") => stages.find((stage) => stage.who === who)?.needed ?? 0;
  const set = (who: "approver" | "admin", count: number | null) => {
    const counts = { approver: needed("approver"), admin: needed("admin"), [who]: count ?? 0 };
    const next = (["approver", "admin"] as const).flatMap((one) =>
      counts[one] > 0 ? [{ who: one, needed: counts[one] }] : [],
    );
    if (next.length > 0) onChange({ ...rule, stages: next });
  };
  return (
    <>
      {upToMicrodollars === null ? (
        <p className="min-w-64 self-end pb-1.5 font-medium">Any other amount</p>
      ) : (
        <NumberField
          className="w-64"
          label={`Rule ${place}: up to`}
          unit="USD a month"
          min={0}
          step={100}
          disabled={disabled}
          value={Number(upToMicrodollars) / perDollar}
          onChange={(amount) =>
            onChange({ ...rule, upToMicrodollars: String(Math.round((amount ?? 0) * perDollar)) })
          }
        />
      )}
      <NumberField
        className="w-48"
        label={`Approvers for rule ${place}`}
        min={0}
        max={5}
        disabled={disabled}
        value={needed("approver")}
        onChange={(count) => set("approver", count)}
      />
      <NumberField
        className="w-48"
        label={`Then admins for rule ${place}`}
        min={0}
        max={5}
        disabled={disabled}
        value={needed("admin")}
        onChange={(count) => set("admin", count)}
      />
    </>
  );
}
