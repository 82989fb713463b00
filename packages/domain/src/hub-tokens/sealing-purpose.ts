/** What a Hub token is sealed for: no other sealed secret opens in its place, and it opens in no other's. */
export const sealingPurpose = "hub-token";
