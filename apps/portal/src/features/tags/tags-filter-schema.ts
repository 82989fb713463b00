import { TagReportFilter } from "@quarry/domain/tags/schema";
import { z } from "zod";

/** What the address of the page keeps: whose policy is shown, and the filter of the report. */
export const TagsFilter = TagReportFilter.extend({ team: z.string().max(40).default("") });
export type TagsFilter = z.output<typeof TagsFilter>;
