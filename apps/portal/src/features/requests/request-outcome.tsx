import type { RequestView } from "@quarry/domain/requests/schema";
import { Arn } from "@quarry/ui/arn";
import { Callout } from "@quarry/ui/callout";
import { LinkButton } from "@quarry/ui/link-button";
import { BrainCircuit, Server } from "lucide-react";

/** What a request has brought about, and the way on from there; nothing while there is nothing. */
export function RequestOutcome({ request }: { request: RequestView }) {
  const { kind, state } = request;
  if (kind === "endpoint.create") return <Deployed request={request} />;
  if (state !== "active") return null;
  if (kind === "profile.create") return <Made request={request} />;
  if (kind === "role.create" || kind === "role.repair") return <RoleThere request={request} />;
  return null;
}

function Made({ request: { profileId, resourceArn } }: { request: RequestView }) {
  if (profileId === null) return null;
  return (
    <Callout tone="success" title="The profile is there">
      <span className="font-mono text-xs break-all">{resourceArn}</span>
      <span className="mt-2 flex flex-wrap gap-2">
        <LinkButton
          href={`/profiles/${profileId}#code`}
          variant="primary"
          icon={<BrainCircuit aria-hidden />}
        >
          Get the code
        </LinkButton>
        <LinkButton href={`/playground?profile=${profileId}`}>Try it</LinkButton>
      </span>
    </Callout>
  );
}

function Deployed({ request: { state, endpointId, resourceArn } }: { request: RequestView }) {
  if (endpointId === null || (state !== "active" && state !== "provisioning")) return null;
  const isThere = state === "active";
  return (
    <Callout
      tone={isThere ? "success" : "info"}
      title={isThere ? "The endpoint is in service" : "AWS makes the endpoint"}
      action={
        <LinkButton
          href={`/endpoints/${endpointId}`}
          variant={isThere ? "primary" : "default"}
          icon={<Server aria-hidden />}
        >
          {isThere ? "Open the endpoint" : "Watch it"}
        </LinkButton>
      }
    >
      <span className="font-mono text-xs break-all">{resourceArn}</span>
    </Callout>
  );
}

function RoleThere({ request: { kind, resourceArn } }: { request: RequestView }) {
  if (resourceArn === null) return null;
  return (
    <Callout
      tone="success"
      title={kind === "role.repair" ? "The role is repaired" : "The role is there"}
      action={<LinkButton href="/roles">See all roles</LinkButton>}
    >
      <Arn arn={resourceArn} />
    </Callout>
  );
}
