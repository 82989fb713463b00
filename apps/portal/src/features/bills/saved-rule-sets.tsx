"use client";

import type { RulesView, SavedRules } from "@quarry/domain/bills/schema";
import { Button } from "@quarry/ui/button";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { Section } from "@quarry/ui/section";
import { useToast } from "@quarry/ui/toast";
import { Undo2 } from "lucide-react";
import { api } from "@/client/api.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { monthInWords } from "../costs/cost-words.ts";
import { ruleSentence } from "./rule-sentence.ts";

interface SavedRuleSetsProps {
  view: RulesView;
  mayGovern: boolean;
}

/** The rules that hold and held, the latest first, each from its month on. */
export function SavedRuleSets({ view, mayGovern }: SavedRuleSetsProps) {
  const { items, reportedUntil } = view;
  if (items.length === 0) {
    return (
      <Section title="In force">
        <p className="text-ink-muted">
          Nobody has written rules. The tag {view.tagKeys[0]} names teams by their slugs, and nothing is
          shared.
        </p>
      </Section>
    );
  }
  return items.map((saved) => (
    <Section
      key={saved.month}
      title={`From ${monthInWords(saved.month)} on`}
      description={`The tag ${saved.tagKey} names teams.`}
      actions={
        mayGovern && (reportedUntil === null || saved.month > reportedUntil) ? (
          <TakeBack saved={saved} />
        ) : null
      }
    >
      <ul className="list-disc pl-5">
        {saved.rules.map((rule) => (
          <li key={rule.name}>{ruleSentence(rule, saved.tagKey, view.teams)}</li>
        ))}
        {saved.values.map(({ value, team }) => (
          <li key={`value ${value}`} className="text-ink-muted">
            {value} is {view.teams.find(({ slug }) => slug === team)?.name ?? team}.
          </li>
        ))}
        {saved.rules.length === 0 ? <li className="text-ink-muted">Nothing is shared.</li> : null}
      </ul>
    </Section>
  ));
}

function TakeBack({ saved: { month, version } }: { saved: SavedRules }) {
  const { show } = useToast();
  const { dialog, send } = useDialogMutation({
    mutation: api.bills.removeRules.mutationOptions(),
    refresh: [api.bills.key()],
    onDone: () => show({ title: "The rules are taken back" }),
  });
  return (
    <ConfirmDialog
      {...dialog}
      title={`Take back the rules from ${monthInWords(month)} on`}
      confirmLabel="Take them back"
      danger
      trigger={
        <Button size="sm" icon={<Undo2 aria-hidden />}>
          Take back
        </Button>
      }
      onConfirm={() => send({ month, version })}
    >
      <p>The rules before these hold on, and bills from that month change accordingly.</p>
    </ConfirmDialog>
  );
}
