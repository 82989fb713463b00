/** What may follow each state of a request; the progress bar and the diagram in the docs are drawn from it. */
export const nextStates = {
  pending: ["approved", "rejected", "cancelled", "expired"],
  approved: ["provisioning", "failed"],
  provisioning: ["active", "failed", "unknown"],
  failed: ["approved"],
  unknown: ["approved", "active"],
  active: [],
  rejected: [],
  cancelled: [],
  expired: [],
} as const satisfies Record<string, readonly string[]>;

export type RequestState = keyof typeof nextStates;

/** Whether nothing follows, or only if somebody asks for it. */
export function isSettled(state: RequestState): boolean {
  return !["pending", "approved", "provisioning"].includes(state);
}
