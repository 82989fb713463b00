import type {
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  Tag,
  TagResourceInput,
  UntagResourceInput,
} from "@aws-sdk/client-cloudwatch";
import type { Call } from "../../server/call.ts";
import { AwsError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import { alarmArn, alarmTable } from "./alarm-rows.ts";
import type { AlarmRow } from "./alarm-rows.ts";
import { invalidValue } from "./cloudwatch-errors.ts";

const mostTags = 50;

/** Tags as a record. Throws InvalidParameterValue for two tags of one key and for keys that AWS keeps to itself. */
export function readTags(tags: readonly Tag[] = []): Record<string, string> {
  const read = new Map(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
  if (read.size < tags.length) throw invalidValue("Duplicate tag keys found in the request.");
  if ([...read.keys()].some((key) => key.toLowerCase().startsWith("aws:")))
    throw invalidValue("Tag keys that begin with aws: are reserved for AWS use.");
  return Object.fromEntries(read);
}

export const tagResource = operation<TagResourceInput, object>("TagResource", {
  effect: "write",
  access: (_call, { ResourceARN }) => [{ action: "cloudwatch:TagResource", resource: ResourceARN }],
  run(call, { ResourceARN, Tags }) {
    const row = findTagged(call, ResourceARN);
    const tags = { ...row.tags, ...readTags(Tags) };
    if (Object.keys(tags).length > mostTags)
      throw invalidValue(`A resource can have at most ${mostTags} tags.`);
    row.tags = tags;
    return {};
  },
});

export const untagResource = operation<UntagResourceInput, object>("UntagResource", {
  effect: "write",
  access: (_call, { ResourceARN }) => [{ action: "cloudwatch:UntagResource", resource: ResourceARN }],
  run(call, { ResourceARN, TagKeys }) {
    const row = findTagged(call, ResourceARN);
    row.tags = Object.fromEntries(Object.entries(row.tags).filter(([key]) => !TagKeys.includes(key)));
    return {};
  },
});

export const listTagsForResource = operation<ListTagsForResourceInput, ListTagsForResourceOutput>(
  "ListTagsForResource",
  {
    effect: "read",
    access: (_call, { ResourceARN }) => [{ action: "cloudwatch:ListTagsForResource", resource: ResourceARN }],
    run: (call, { ResourceARN }) => ({
      Tags: Object.entries(findTagged(call, ResourceARN).tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  },
);

function findTagged(call: Call, arn: string): AlarmRow {
  const rows = [...call.world.tables.rows(alarmTable, call).values()];
  const row = rows.find(({ name }) => alarmArn(name, call) === arn);
  if (row === undefined)
    throw new AwsError("ResourceNotFoundException", `The resource ${arn} does not exist.`, {
      members: { ResourceType: "alarm", ResourceId: arn },
    });
  return row;
}
