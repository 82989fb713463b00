import { z } from "zod";
import { Paging, pageOf } from "../operation/paging.ts";
import { searchText } from "../operation/text.ts";
import { eventNames } from "./event-names.ts";

const filterFields = {
  q: searchText(200).default(""),
  name: z.enum(eventNames).optional(),
  actor: searchText(200).default(""),
  subjectId: searchText(200).optional(),
  /** First day shown, UTC, as 2026-11-20. */
  from: z.iso.date().optional(),
  /** Last day shown, UTC, inclusive. */
  to: z.iso.date().optional(),
};

export const EventFilter = z.strictObject({ ...filterFields, ...Paging });
export type EventFilter = z.infer<typeof EventFilter>;
export const EventSelection = z.strictObject(filterFields);
export type EventSelection = z.infer<typeof EventSelection>;

const Facts = z.record(z.string(), z.unknown()).nullable();

export const EventView = z.object({
  sequence: z.string(),
  at: z.string(),
  name: z.string(),
  actorKind: z.string(),
  actorName: z.string(),
  team: z.string().nullable(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  subjectLabel: z.string().nullable(),
  before: Facts,
  after: Facts,
  requestId: z.string(),
  hash: z.string(),
});
export type EventView = z.infer<typeof EventView>;
export const EventPage = pageOf(EventView);
export type EventPage = z.infer<typeof EventPage>;

export const ChainView = z.object({
  intact: z.boolean(),
  events: z.int(),
  headHash: z.string().nullable(),
  /** The first event whose hash does not follow from the one before. */
  firstBroken: z.string().nullable(),
});
export type ChainView = z.infer<typeof ChainView>;
