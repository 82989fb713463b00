import { Stepper } from "@quarry/ui/stepper";
import type { Step, StepState } from "@quarry/ui/stepper";
import type { RequestKindName, RequestSummaryView } from "@quarry/domain/requests/schema";
import { wordsFor } from "./request-words.ts";
import type { RequestState } from "./request-words.ts";

const way = ["pending", "approved", "provisioning", "active"] as const;
const start = { pending: "Asked", approved: "Decision" };
const labels: Readonly<Record<RequestKindName, Readonly<Record<(typeof way)[number], string>>>> = {
  "profile.create": { ...start, provisioning: "Made in AWS", active: "Active" },
  "profile.delete": { ...start, provisioning: "Deleted in AWS", active: "Gone" },
  "endpoint.update": { ...start, provisioning: "Changed in AWS", active: "In service" },
  "endpoint.create": { ...start, provisioning: "Made in AWS", active: "In service" },
  "endpoint.extend": { ...start, provisioning: "End moved", active: "Extended" },
  "role.create": { ...start, provisioning: "Made in IAM", active: "There" },
  "role.repair": { ...start, provisioning: "Changed in IAM", active: "Repaired" },
  "user.create": { ...start, provisioning: "Made in IAM", active: "There" },
};

/** How far each state has come on the way, counted from 0, and how it ended there. */
const standing: Readonly<Record<RequestState, { at: number; as: StepState }>> = {
  pending: { at: 1, as: "current" },
  approved: { at: 2, as: "current" },
  provisioning: { at: 2, as: "current" },
  active: { at: 4, as: "done" },
  failed: { at: 2, as: "failed" },
  unknown: { at: 2, as: "failed" },
  rejected: { at: 1, as: "failed" },
  cancelled: { at: 1, as: "skipped" },
  expired: { at: 1, as: "failed" },
};

/** How far a request has come. */
export function RequestProgress({ request }: { request: Pick<RequestSummaryView, "kind" | "state"> }) {
  const { at, as } = standing[request.state];
  const label = labels[request.kind];
  const { word, hint } = wordsFor(request);
  const steps = way.map((id, index): Step => {
    if (index < at) return { id, label: label[id], state: "done" };
    if (index > at) return { id, label: label[id], state: as === "current" ? "upcoming" : "skipped" };
    return {
      id,
      label: as === "current" ? label[id] : word,
      state: as,
      hint,
    };
  });
  return (
    <div className="rounded-lg border border-line bg-surface p-4">
      <Stepper label="Progress" steps={steps} />
    </div>
  );
}
