import type { z } from "zod";
import { ProfileFilter, profileSorts } from "@quarry/domain/profiles/schema";
import type { ProfileSelection } from "@quarry/domain/profiles/schema";
import type { Viewer } from "./load-catalog.ts";

/** What a person wants to see of the catalog, and what the portal asks for it. */
export interface Question {
  name: string;
  filter: ProfileFilter;
  /** `screen`: a page and the counts beside it, at once; `page`: only another page; `file`: all as CSV. */
  kind: "screen" | "page" | "file";
}

/** The questions whose answers a person waits for, as a filter that finds `total` profiles has its last page. */
export function questionsOf(total: number): Question[] {
  const size = 25;
  return [
    screen("the catalog as it opens", {}),
    screen("what my teams adopted", { scope: "adopted" }),
    screen("search for a word of names", { q: "ranking" }),
    screen("search for a piece of an ARN", { q: "profile/q1" }),
    screen("search for what is nowhere", { q: "zebra crossing" }),
    screen("one tag", { tag: ["Team:team-07"] }),
    screen("two tags", { tag: ["Team:team-07", "Environment:production"] }),
    screen("five filters", {
      region: ["us-east-1", "eu-central-1"],
      type: ["APPLICATION"],
      origin: ["other", "studio"],
      model: ["anthropic.claude-sonnet-5", "anthropic.claude-sonnet-4-6", "amazon.nova-pro-v1:0"],
      account: ["111122223333", "222233334444"],
    }),
    screen("a search, a tag and a filter", {
      q: "claims",
      tag: ["Environment:production"],
      region: ["us-east-1"],
    }),
    ...profileSorts.map((sort) => page(`by ${sort}, falling`, { sort, order: "desc" })),
    page("the last page", { page: Math.max(1, Math.ceil(total / size)) }),
    { name: "all as CSV", filter: ProfileFilter.parse({}), kind: "file" },
  ];
}

type Given = z.input<typeof ProfileFilter>;

const screen = (name: string, given: Given): Question => ({
  name,
  filter: ProfileFilter.parse(given),
  kind: "screen",
});

const page = (name: string, given: Given): Question => ({ ...screen(name, given), kind: "page" });

/** Asks as the portal does. */
export async function askCatalog({ calls }: Viewer, { filter, kind }: Question): Promise<void> {
  const { page: _page, pageSize: _pageSize, ...selection } = filter;
  if (kind === "file") {
    const { body } = await calls.profiles.download(selection);
    const reader = body.getReader();
    while (!(await reader.read()).done);
    return;
  }
  await Promise.all([
    calls.profiles.list(filter),
    ...(kind === "screen" ? [calls.profiles.facets(facetInput(selection))] : []),
  ]);
}

/** Neither order nor page changes a count. */
export function facetInput({ sort: _sort, order: _order, ...selection }: ProfileSelection) {
  return selection;
}
