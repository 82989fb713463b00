import { takesChanges } from "@quarry/aws-core/endpoints/endpoint-hint";
import { eventNames } from "@quarry/domain/audit/event-names";
import { expect, test } from "vitest";
import {
  isBusy,
  isMoving,
  pollMilliseconds,
  statusMark,
  timelineWords,
  whyNotUpdate,
  wishRemark,
} from "./endpoint-words.ts";

const at = { status: "InService", wish: "running", goneAt: null, isUpdating: false } as const;
const gone = { ...at, status: null, wish: "deleted", goneAt: "2026-11-20T00:00:00.000Z" } as const;

test("a status of AWS is shown word for word, known or not", () => {
  expect(statusMark(at)).toEqual({ word: "InService", kind: "success" });
  expect(statusMark({ ...at, status: "Hibernating" })).toEqual({ word: "Hibernating", kind: "info" });
});

test.each([
  "Creating",
  "Updating",
  "SystemUpdating",
  "RollingBack",
  "Deleting",
  "InService",
  "OutOfService",
  "Failed",
  "UpdateRollbackFailed",
])("%s counts as busy exactly when AWS takes no change then", (status) => {
  expect(isBusy(status)).toBe(!takesChanges(status));
});

test("without a status, what is wanted of it speaks", () => {
  const words = (["running", "stopped", "deleted", null] as const).map(
    (wish) => statusMark({ ...at, status: null, wish }).word,
  );
  expect(words).toEqual(["Not there yet", "Stopped", "Being deleted", "Not there"]);
  expect(statusMark(gone).word).toBe("Gone");
});

test.each([
  ["serves as it is wanted", at, false],
  ["is being made", { ...at, status: "Creating" }, true],
  ["is not there yet", { ...at, status: null }, true],
  ["failed and is taken away", { ...at, status: "Failed" }, true],
  ["is to be stopped", { ...at, wish: "stopped" as const }, true],
  ["is stopped", { ...at, wish: "stopped" as const, status: null }, false],
  ["is to be deleted", { ...at, wish: "deleted" as const, status: null }, true],
  ["is gone", gone, false],
  ["was found and serves", { ...at, wish: null }, false],
  ["was found while it changes", { ...at, wish: null, status: "Updating" }, true],
  ["serves while its component changes", { ...at, isUpdating: true }, true],
])("an endpoint that %s is looked at soon: %o", (_what, endpoint, soon) => {
  expect(isMoving(endpoint)).toBe(soon);
  expect(pollMilliseconds([at, endpoint])).toBe(soon ? 2_000 : 15_000);
});

test("what is wanted is told only where AWS still says something else", () => {
  expect(wishRemark({ ...at, wish: "stopped" })).toBe("It is being stopped.");
  expect(wishRemark({ ...at, wish: "deleted" })).toBe("It is being deleted.");
  expect(wishRemark(at)).toBeUndefined();
  expect(wishRemark({ ...at, wish: "stopped", status: null })).toBeUndefined();
  expect(wishRemark(gone)).toBeUndefined();
});

test("a change of status is told as AWS's own, with its reason", () => {
  const event = { name: "endpoint.status-changed", who: "Quarry" };
  expect(timelineWords({ ...event, detail: "Failed: The container: no answer." })).toEqual({
    who: "AWS",
    what: "says Failed",
    detail: "The container: no answer.",
  });
  expect(timelineWords({ ...event, detail: "" }).what).toBe("has no endpoint of this name any more");
});

test("every event of an endpoint reads as a sentence behind a name", () => {
  const names = eventNames.filter((name) => name.startsWith("endpoint."));
  const words = names.map((name) => timelineWords({ name, who: "Ada", detail: "" }).what);
  expect(words).toContain("asked to stop it");
  expect(words.filter((what) => /[.]|^$/u.test(what))).toEqual([]);
});

const ours = { ...at, requestId: "1", mayUpdate: true };

test.each([
  ["that was only found", { ...ours, requestId: null }, /did not make/u],
  ["of another team", { ...ours, mayUpdate: false }, /members of its team/u],
  ["that is being updated", { ...ours, isUpdating: true }, /being updated/u],
  ["that is stopped", { ...ours, wish: "stopped" as const, status: null }, /Start it first/u],
  ["that is being made", { ...ours, status: "Creating" }, /in service/u],
  ["that is gone", { ...ours, goneAt: "2026-11-20T00:00:00.000Z" }, /Nothing of it/u],
])("of an endpoint %s it is told why it cannot be updated", (_what, endpoint, why) => {
  expect(whyNotUpdate(endpoint)).toMatch(why);
});

test("what serves can be updated, a mix of two configurations too", () => {
  expect(whyNotUpdate(ours)).toBeUndefined();
  expect(whyNotUpdate({ ...ours, status: "UpdateRollbackFailed" })).toBeUndefined();
});
