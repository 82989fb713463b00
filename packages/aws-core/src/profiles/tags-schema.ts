/** The tag that says which operation of Quarry made a resource. */
export const operationTag = "quarry:operation";

/** The tag that says which team a resource belongs to; its value is the team's slug. */
export const ownerTag = "quarry:owner";

/** The tags by which Quarry knows what it made, for which operation and which team. */
export const ownTags = (operationId: string, owner: string) => [
  { key: operationTag, value: operationId },
  { key: ownerTag, value: owner },
  { key: "quarry:managed-by", value: "quarry" },
];
