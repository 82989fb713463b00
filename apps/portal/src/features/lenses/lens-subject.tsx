"use client";

import { Button } from "@quarry/ui/button";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { useState } from "react";
import type { LensAddress } from "./lens-address-schema.ts";

interface LensSubjectProps {
  address: LensAddress;
  teams: readonly { slug: string; name: string }[];
  /** Whether every bill may be seen, by tags as well. */
  seesAll: boolean;
  onChange: (part: Partial<LensAddress>) => void;
}

const everything = "everything";
const byTag = "tag";

/** Of whom the lenses are: everything, a team, or what carries a tag. */
export function LensSubject({ address, teams, seesAll, onChange }: LensSubjectProps) {
  const [isTag, setTag] = useState(address.tagKey !== "");
  const options = [
    ...(seesAll ? [{ value: everything, label: "Everything" }] : []),
    ...teams.map(({ slug, name }) => ({ value: `team ${slug}`, label: name })),
    ...(seesAll ? [{ value: byTag, label: "A tag" }] : []),
  ];
  const team = address.team === "" ? (seesAll ? everything : options[0]?.value) : `team ${address.team}`;
  if (options.length < 2) return null;
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Select
        label="Of"
        className="sm:w-44"
        options={options}
        value={(isTag ? byTag : team) ?? null}
        onChange={(value) => {
          setTag(value === byTag);
          if (value === byTag) return;
          onChange({
            team: value === everything ? "" : value.slice("team ".length),
            tagKey: "",
            tagValue: "",
          });
        }}
      />
      {isTag ? <TagForm address={address} onChange={onChange} /> : null}
    </div>
  );
}

function TagForm({ address, onChange }: Pick<LensSubjectProps, "address" | "onChange">) {
  const [key, setKey] = useState(address.tagKey);
  const [value, setValue] = useState(address.tagValue);
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ team: "", tagKey: key.trim(), tagValue: value });
      }}
    >
      <TextField label="Tag key" value={key} onChange={(event) => setKey(event.target.value)} />
      <TextField
        label="Value"
        placeholder="(not tagged)"
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button type="submit" disabled={key.trim() === ""}>
        Show
      </Button>
    </form>
  );
}
