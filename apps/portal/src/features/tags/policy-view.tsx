import type { TagPolicyView } from "@quarry/domain/tags/schema";
import { EmptyState } from "@quarry/ui/empty-state";
import { Tags } from "lucide-react";
import { RuleTable } from "./rule-table.tsx";

/** A policy for those who live by it. */
export function PolicyView({ policy: { rules, inherited } }: { policy: TagPolicyView }) {
  if (rules.length + inherited.length === 0) {
    return (
      <EmptyState
        framed
        icon={<Tags aria-hidden />}
        title="No tag is demanded yet"
        description="An admin writes the policy. Until then every profile may carry any tags."
      />
    );
  }
  return <RuleTable label="What every profile must carry" rules={[...rules, ...inherited]} />;
}
