/** What the sealed texts of a channel are bound to, besides its id. */
export const channelPurposes = {
  address: "notice-channel-address",
  signingKey: "notice-channel-signing-key",
} as const;
