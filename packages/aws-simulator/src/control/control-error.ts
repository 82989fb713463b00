/** What the control API answers 400 with: one sentence for the person who writes the test. */
export class ControlError extends Error {}
