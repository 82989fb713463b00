import { KeyValues } from "@quarry/ui/key-values";
import type { DeployDraft } from "./deploy-draft.ts";

/** What an update leaves as it is. */
export function DeployFixedFacts({ draft }: { draft: DeployDraft }) {
  const { name, region, accountId, placement } = draft;
  return (
    <KeyValues
      columns={4}
      items={[
        { label: "Endpoint", value: name },
        { label: "Account", value: accountId },
        { label: "Region", value: region },
        {
          label: "Placement",
          value: placement === "MODEL_BASED" ? "directly on the instances" : "as an inference component",
        },
      ]}
    />
  );
}
