import type {
  AddTagsInput,
  AddTagsOutput,
  DeleteTagsInput,
  DeleteTagsOutput,
  ListTagsInput,
  ListTagsOutput,
} from "@aws-sdk/client-sagemaker";
import type { Call } from "../../server/call.ts";
import { validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import { cutPage } from "../../world/pages.ts";
import { resourceAccess, tableOf } from "./access.ts";
import type { Kind, NamedRow } from "./endpoint-rows.ts";
import { couldNotFind } from "./messages.ts";
import { readTagList, requireTagRoom, writeTagList } from "./tag-list.ts";
import { passTime } from "./tick.ts";

export const addTags = operation<AddTagsInput, AddTagsOutput>("AddTags", {
  effect: "write",
  access: (call, input) => tagAccess(call, "sagemaker:AddTags", input.ResourceArn),
  run(call, input) {
    const row = findTagged(call, input.ResourceArn);
    const tags = { ...row.tags, ...readTagList(input.Tags) };
    requireTagRoom(tags);
    row.tags = tags;
    return { Tags: writeTagList(tags) };
  },
});

export const deleteTags = operation<DeleteTagsInput, DeleteTagsOutput>("DeleteTags", {
  effect: "write",
  access: (call, input) => tagAccess(call, "sagemaker:DeleteTags", input.ResourceArn),
  run(call, input) {
    const row = findTagged(call, input.ResourceArn);
    const kept = Object.entries(row.tags).filter(([key]) => !input.TagKeys.includes(key));
    row.tags = Object.fromEntries(kept);
    return {};
  },
});

export const listTags = operation<ListTagsInput, ListTagsOutput>("ListTags", {
  effect: "read",
  access: (call, input) => tagAccess(call, "sagemaker:ListTags", input.ResourceArn),
  run(call, input) {
    const { tags } = findTagged(call, input.ResourceArn);
    const sorted = writeTagList(tags).toSorted((left, right) => (left.Key < right.Key ? -1 : 1));
    const { page, nextToken } = cutPage(sorted, ({ Key }) => Key, {
      maxResults: input.MaxResults ?? 50,
      nextToken: input.NextToken,
    });
    return { Tags: page, NextToken: nextToken };
  },
});

type Reference = { kind: Kind; name: string; region: string; account: string };

const isKind = (text: string): text is Kind => Object.hasOwn(tableOf, text);

function readArn(arn: string): Reference {
  const [, , , region = "", account = "", resource = ""] = arn.split(":");
  const [kind = "", name = ""] = resource.split("/");
  if (!isKind(kind)) throw validationError(`Invalid ResourceArn: ${arn}`);
  return { kind, name, region, account };
}

function tagAccess(call: Call, action: string, arn: string) {
  const { kind, name } = readArn(arn);
  return resourceAccess(call, action, [kind, name]);
}

function findTagged(call: Call, arn: string): NamedRow {
  passTime(call.world);
  const { kind, name, region, account } = readArn(arn);
  const isHere = region === call.region && account === call.account;
  const row = isHere ? call.world.tables.rows<NamedRow>(tableOf[kind], call).get(name) : undefined;
  if (row === undefined) throw couldNotFind(kind, name, { region, account });
  return row;
}
