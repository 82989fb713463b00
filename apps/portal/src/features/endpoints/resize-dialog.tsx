"use client";

import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { FormDialog } from "@quarry/ui/form-dialog";
import { NumberField } from "@quarry/ui/number-field";
import { TextArea } from "@quarry/ui/text-area";
import { TextField } from "@quarry/ui/text-field";
import { useRouter } from "next/navigation";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { deploymentOf } from "./deployment-of.ts";

interface Resizing {
  type: string;
  count: number | null;
  /** Of an inference component. */
  copies: number | null;
  justification: string;
}

/** Asks for other instances, or more of them, or of a component’s copies; somebody else decides, for it changes what the endpoint costs. */
export function ResizeDialog({ endpoint, trigger }: { endpoint: EndpointDetailView } & Opened) {
  const router = useRouter();
  const { id, teamSlug } = endpoint;
  const deployment = deploymentOf(endpoint);
  const { instances, placement } = deployment;
  const isComponent = placement.mode === "INFERENCE_COMPONENT_BASED";
  const start: Resizing = {
    type: instances.type,
    count: instances.count,
    copies: isComponent ? placement.copies : null,
    justification: "",
  };
  const { dialog, typed, text, choice, send } = useFormDialog({
    mutation: api.requests.submit.mutationOptions(),
    onDone: (request) => router.push(`/requests/${request.id}`),
    start,
    paths: {
      type: "spec.deployment.instances.type",
      count: "spec.deployment.instances.count",
      copies: "spec.deployment.placement.copies",
      justification: "spec.justification",
    },
  });
  const submit = (): void => {
    const { type, count, copies, justification } = typed;
    const next = {
      ...deployment,
      instances: { ...instances, type, count: count ?? 0 },
      placement: isComponent ? { ...placement, copies: copies ?? -1 } : placement,
    };
    send({
      ...(teamSlug !== null && { team: teamSlug }),
      kind: "endpoint.update",
      spec: { endpointId: id, deployment: next, justification },
    });
  };
  return (
    <FormDialog
      {...dialog}
      title={isComponent ? "Change instances and copies" : "Change the instances"}
      description="The endpoint serves on while SageMaker makes the new ones. It needs an approval, as it changes the cost."
      trigger={trigger}
      submitLabel="Ask for it"
      onSubmit={submit}
    >
      <TextField label="Instance type" spellCheck={false} {...text("type")} />
      <NumberField label="Instances" min={1} max={100} {...choice("count")} />
      {isComponent ? <NumberField label="Copies" min={0} max={100} {...choice("copies")} /> : null}
      <TextArea label="Why" rows={2} optional {...text("justification")} />
    </FormDialog>
  );
}
