"use client";

import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { MonthlyCost } from "../requests/monthly-cost.tsx";
import { isBusy } from "./endpoint-words.ts";
import { useEndpointChange } from "./use-endpoint-change.ts";

/** Asks for the endpoint's name before it is deleted whole; says what goes and what stays. */
export function DeleteEndpointDialog({ endpoint, trigger }: { endpoint: EndpointDetailView } & Opened) {
  const { id, name } = endpoint;
  const { show } = useToast();
  const { dialog, send } = useDialogMutation({
    mutation: api.endpoints.delete.mutationOptions(useEndpointChange()),
    onDone: () => show({ title: `${name} is being deleted`, tone: "progress" }),
  });
  return (
    <ConfirmDialog
      {...dialog}
      title="Delete the endpoint completely"
      typedName={name}
      confirmLabel="Delete endpoint"
      trigger={trigger}
      onConfirm={() => send({ id, name })}
    >
      <div className="flex flex-col gap-3">
        <Standing endpoint={endpoint} />
        <Goes endpoint={endpoint} />
        <Stays endpoint={endpoint} />
      </div>
    </ConfirmDialog>
  );
}

function Standing({ endpoint: { team, owner, spending, status } }: { endpoint: EndpointDetailView }) {
  return (
    <>
      <p>
        {team === null ? (
          <strong className="text-danger-text">
            Quarry did not make this endpoint and does not know who uses it.
          </strong>
        ) : (
          `It belongs to team ${team}${owner === null ? "" : ` and ${owner}`}.`
        )}{" "}
        It costs <MonthlyCost microdollars={spending.perHour} /> an hour;{" "}
        <MonthlyCost microdollars={spending.spent} /> were spent so far.
      </p>
      {isBusy(status) && status !== "Deleting" ? (
        <p>
          AWS deletes no endpoint while it is {status}. Quarry does it as soon as AWS lets it, and the cost
          runs until then.
        </p>
      ) : null}
    </>
  );
}

function Goes({ endpoint: { name, configName } }: { endpoint: EndpointDetailView }) {
  return (
    <div>
      <p className="font-medium">What goes</p>
      <ul className="list-disc pl-5">
        <li>its scaling policies and targets, and its inference components</li>
        <li>the endpoint {name}: calls to it fail from then on</li>
        <li>its configuration{configName === null ? "" : ` ${configName}`}</li>
        <li>its models, unless something else uses them</li>
      </ul>
    </div>
  );
}

function Stays({ endpoint: { spec } }: { endpoint: EndpointDetailView }) {
  const artefact = spec?.model.source === "s3" ? ` ${spec.model.uri}` : "";
  return (
    <div>
      <p className="font-medium">What stays</p>
      <ul className="list-disc pl-5 break-words">
        <li>what is in S3{artefact}</li>
        <li>the image, and the execution role{spec === null ? "" : ` ${spec.roleArn}`}</li>
        <li>models that something else uses; they are named in the history here</li>
        <li>its log in CloudWatch, and this page with what it cost</li>
      </ul>
    </div>
  );
}
