"use client";

import type { EventFilter } from "@quarry/domain/audit/schema";
import { PropertyFilter } from "@quarry/ui/property-filter";
import { TextField } from "@quarry/ui/text-field";
import { eventFacets, eventProperties, fromFilterQuery, toFilterQuery } from "./event-query.ts";

interface EventFilterBarProps {
  filter: EventFilter;
  onChange: (part: Partial<EventFilter>) => void;
  /** How many events match, once known. */
  total: number | undefined;
}

/** Text, event, actor and subject as tokens; the days beside them. */
export function EventFilterBar({ filter, onChange, total }: EventFilterBarProps) {
  return (
    <div className="flex flex-wrap items-start gap-2">
      <div className="min-w-0 basis-full sm:flex-1 sm:basis-80">
        <PropertyFilter
          id="page-search"
          label="Filter events"
          placeholder="Search by text, event, actor or subject"
          query={toFilterQuery(filter)}
          onChange={(query) => onChange(fromFilterQuery(query))}
          properties={eventProperties}
          facets={eventFacets}
          resultsText={total === undefined ? undefined : `${total.toLocaleString("en")} events`}
        />
      </div>
      <div className="grid w-full grid-cols-2 gap-2 sm:flex sm:w-auto">
        <Day label="From (UTC)" value={filter.from} max={filter.to} onChange={(from) => onChange({ from })} />
        <Day label="To (UTC)" value={filter.to} min={filter.from} onChange={(to) => onChange({ to })} />
      </div>
    </div>
  );
}

interface DayProps {
  label: string;
  value: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  onChange: (day: string | undefined) => void;
}

function Day({ label, value, min, max, onChange }: DayProps) {
  return (
    <TextField
      label={label}
      className="sm:flex-row sm:items-center sm:gap-1.5 [&>label]:text-sm [&>label]:font-normal [&>label]:whitespace-nowrap sm:[&>label]:mb-0"
      type="date"
      min={min}
      max={max}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
    />
  );
}
