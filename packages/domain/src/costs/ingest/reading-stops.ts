/** No paid call may be made now; the reading goes on where it stopped when there are calls again. */
export class CallsUsedUp extends Error {
  constructor() {
    super("The paid calls of the day are used up.");
    this.name = "CallsUsedUp";
  }
}

/** Another reader has taken over: whatever this one has read or would read is no longer wanted. */
export class LeaseLost extends Error {
  constructor() {
    super("Another reader has taken over.");
    this.name = "LeaseLost";
  }
}
