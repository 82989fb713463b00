import { DeploymentSpec } from "@quarry/aws-core/endpoints/deployment-spec";
import { z } from "zod";
import { Paging, pageOf } from "../operation/paging.ts";
import { OfficeHours } from "./office-hours.ts";
import { searchText } from "../operation/text.ts";

export const endpointWishes = ["running", "stopped", "deleted"] as const;
export const EndpointWish = z.enum(endpointWishes);
export type EndpointWish = z.infer<typeof EndpointWish>;

export const EndpointFailure = z.object({
  code: z.string(),
  awsCode: z.string(),
  title: z.string(),
  cause: z.string(),
  remedy: z.string(),
});
export type EndpointFailure = z.infer<typeof EndpointFailure>;

/** Why the last update failed, which request asked for it, and when (ISO 8601). */
export const UpdateFailure = EndpointFailure.extend({ requestId: z.uuid(), at: z.string() });
export type UpdateFailure = z.infer<typeof UpdateFailure>;

/** An inference component as AWS told it last. */
export const EndpointComponent = z.object({
  name: z.string(),
  /** Verbatim from AWS; null where it gives none. */
  status: z.string().nullable(),
  failureReason: z.string().nullable(),
  currentCopies: z.int().nullable(),
  desiredCopies: z.int().nullable(),
});
export type EndpointComponent = z.infer<typeof EndpointComponent>;

/** What an endpoint used when it was last looked at. */
export const EndpointParts = z.object({
  configurations: z.array(z.string()),
  models: z.array(z.string()),
});
export type EndpointParts = z.infer<typeof EndpointParts>;

/** What an endpoint costs; amounts are micro-dollars as decimal strings, null when no price is known. */
const Spending = z.object({
  /** All instances together, while they run. */
  perHour: z.string().nullable(),
  /** Since it was first made, all its runs together. */
  spent: z.string().nullable(),
});

export const EndpointView = z.object({
  id: z.uuid(),
  name: z.string(),
  region: z.string(),
  account: z.object({ id: z.string(), name: z.string() }),
  /** Null for endpoints that Quarry only found. */
  team: z.string().nullable(),
  owner: z.string().nullable(),
  wish: EndpointWish.nullable(),
  /** Verbatim from AWS; null while there is no endpoint of that name. */
  status: z.string().nullable(),
  /** What the status means and what to do, in one plain sentence. */
  hint: z.string(),
  failure: EndpointFailure.nullable(),
  /** Whether an update of it is under way, also where AWS says InService: a component may be changing. */
  isUpdating: z.boolean(),
  instanceType: z.string().nullable(),
  instances: z.int().nullable(),
  spending: Spending,
  createdAt: z.string(),
  endsAt: z.string().nullable(),
  seenAt: z.string().nullable(),
  goneAt: z.string().nullable(),
});
export type EndpointView = z.infer<typeof EndpointView>;

const TimelineEntry = z.object({ name: z.string(), who: z.string(), at: z.string(), detail: z.string() });

export const EndpointDetailView = EndpointView.extend({
  /** The name of its team in addresses and requests; null for endpoints that Quarry only found. */
  teamSlug: z.string().nullable(),
  arn: z.string().nullable(),
  requestId: z.uuid().nullable(),
  generation: z.int(),
  configName: z.string().nullable(),
  failureReason: z.string().nullable(),
  /** The update that is under way; null when none is. */
  update: z.object({ requestId: z.uuid(), goesBack: z.boolean() }).nullable(),
  /** Stays until the next update, or until somebody dismisses it. */
  updateFailure: UpdateFailure.nullable(),
  /** With what its status means, in one plain sentence; null where the model is placed directly. */
  component: EndpointComponent.extend({ hint: z.string() }).nullable(),
  /** What was asked for and approved; null for found ones, and where it is of a form that is not read any more. */
  spec: DeploymentSpec.nullable(),
  /** Seconds in the status so far and as it usually takes; null where the status lasts. */
  progress: z.object({ elapsed: z.number(), typical: z.number() }).nullable(),
  schedule: OfficeHours.nullable(),
  idleMinutes: z.int().nullable(),
  /** When nobody had called it for so long; null while it is called. */
  idleNoticedAt: z.string().nullable(),
  calledAt: z.string().nullable(),
  /** Oldest first. */
  timeline: z.array(TimelineEntry),
  runs: z.array(
    z.object({
      instanceType: z.string(),
      instances: z.int(),
      startedAt: z.string(),
      endedAt: z.string().nullable(),
    }),
  ),
  /** Addresses in the AWS console. */
  console: z.object({ endpoint: z.string(), logs: z.string() }),
  mayChange: z.boolean(),
  /** Whether the one who asks works in its team, and so may ask for its update. */
  mayUpdate: z.boolean(),
});
export type EndpointDetailView = z.infer<typeof EndpointDetailView>;

export const EndpointFilter = z.strictObject({
  /** `mine`: of one's teams; `found`: nobody's; `gone`: deleted ones. */
  scope: z.enum(["mine", "found", "all", "gone"]).default("mine"),
  q: searchText(200).default(""),
  ...Paging,
});
export type EndpointFilter = z.infer<typeof EndpointFilter>;
export const EndpointPage = pageOf(EndpointView).extend({
  /** What the endpoints that match cost now, in micro-dollars an hour. */
  perHour: z.string(),
});
export type EndpointPage = z.infer<typeof EndpointPage>;

const EndpointLife = {
  /** ISO 8601; null: it stays. */
  endsAt: z.iso.datetime().nullable(),
  schedule: OfficeHours.nullable(),
  /** Minutes without a call after which it is stopped, half an hour after a notice; null: never. */
  idleMinutes: z.int().min(30, "At least 30 minutes.").max(1440, "At most a day.").nullable(),
};
export const SetEndpointLifeInput = z.strictObject({ id: z.uuid(), ...EndpointLife });
export const EndpointLifeView = z.object(EndpointLife);
export type EndpointLifeView = z.infer<typeof EndpointLifeView>;

export const LeftoverFilter = z.strictObject({ q: searchText(200).default(""), ...Paging });
export type LeftoverFilter = z.infer<typeof LeftoverFilter>;
export const LeftoverView = z.object({
  id: z.uuid(),
  /** configuration, model or target. */
  kind: z.string(),
  name: z.string(),
  arn: z.string(),
  region: z.string(),
  account: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string().nullable(),
  foundAt: z.string(),
  isBeingDeleted: z.boolean(),
  failure: EndpointFailure.nullable(),
});
export type LeftoverView = z.infer<typeof LeftoverView>;
export const LeftoverPage = pageOf(LeftoverView);

export const EndpointReference = z.strictObject({ id: z.uuid() });
export const DeleteEndpointInput = z.strictObject({
  id: z.uuid(),
  /** The endpoint's name, typed. */
  name: z.string().max(63),
});
