import type { StatusKind } from "../src/status.tsx";

export type GalleryRow = {
  id: string;
  name: string;
  arn: string;
  model: string;
  region: string;
  status: { kind: StatusKind; word: string };
  tags: { name: string; value: string }[];
  spend: string;
  usedAt: string;
};

const names = [
  "chat-search",
  "support-summaries",
  "claims-triage",
  "code-review",
  "catalog-embeddings",
  "fraud-notes",
];
const models = ["Claude Sonnet 4.5", "Nova Pro", "Llama 4 Maverick", "Claude Haiku 4.5"];
const regions = ["us-east-1", "us-west-2", "eu-central-1", "ap-northeast-1"];
const teams = ["Search", "Payments", "Platform"];
const statuses = [
  { kind: "success", word: "ACTIVE" },
  { kind: "success", word: "ACTIVE" },
  { kind: "progress", word: "Creating" },
  { kind: "error", word: "Failed" },
] as const;

const pick = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("The gallery picks from lists that are not empty.");
  return item;
};

/** A page of rows that look like real ones. */
export const galleryRows: GalleryRow[] = Array.from({ length: 25 }, (_, index) => ({
  id: `row-${index}`,
  name: `${pick(names, index)}-${index + 1}`,
  arn: `arn:aws:bedrock:${pick(regions, index)}:111122223333:application-inference-profile/${(index + 40).toString(36)}k3v9q2m1x${index}`,
  model: pick(models, index),
  region: pick(regions, index),
  status: pick(statuses, index),
  tags: [
    { name: "Project", value: pick(["Alpha", "Relevance", "Ledger"], index) },
    { name: "Team", value: pick(teams, index) },
    { name: "CostCenter", value: `CC-${4100 + index}` },
  ],
  spend: (index * 137.219).toFixed(4),
  usedAt: new Date(Date.now() - index * 7_300_000).toISOString(),
}));
