import type { UploadedExportView } from "@quarry/domain/exports/schema";
import { expect, test, vi } from "vitest";
import { UploadError } from "./upload-error.ts";
import { createUploadQueue, isUnderWay } from "./upload-queue.ts";
import type { Sending } from "./upload-queue.ts";

const answer: UploadedExportView = {
  id: "0199f1a2-0000-7000-8000-000000000001",
  fileName: "a.zip",
  sizeBytes: 4,
  sha256: "0".repeat(64),
  result: { ok: false, error: { kind: "not_zip", message: "Not a zip." } },
};

/** A queue over a line of calls that the test answers one by one. */
function aQueue() {
  const calls: (Sending & {
    resolve: (answer: UploadedExportView) => void;
    reject: (error: Error) => void;
  })[] = [];
  const queue = createUploadQueue(
    (sending) =>
      new Promise((resolve, reject) => {
        sending.signal.addEventListener("abort", () => reject(new Error("aborted")));
        calls.push({ ...sending, resolve, reject });
      }),
  );
  const add = (...names: string[]) =>
    queue.add(
      names.map((name) => ({
        file: new File(["1234"], name),
        owner: "ada",
        team: undefined,
        onAnswer: () => {},
      })),
    );
  const steps = () => Object.fromEntries(queue.snapshot().map(({ file, state }) => [file.name, state.step]));
  const idOf = (name: string) => queue.snapshot().find(({ file }) => file.name === name)?.id ?? "";
  return { queue, calls, add, steps, idOf };
}

test("two files are sent at once and the third waits", () => {
  const { add, steps } = aQueue();
  add("a.zip", "b.zip", "c.zip");
  expect(steps()).toEqual({ "a.zip": "sending", "b.zip": "sending", "c.zip": "waiting" });
});

test("a failure is told in its own words and the next file starts", async () => {
  const { queue, calls, add, steps } = aQueue();
  add("a.zip", "b.zip", "c.zip");
  calls[0]?.reject(new UploadError("The file is larger than 50 MiB.", "r1"));
  await vi.waitFor(() =>
    expect(steps()).toEqual({ "a.zip": "failed", "b.zip": "sending", "c.zip": "sending" }),
  );
  expect(queue.snapshot()[0]?.state).toEqual({
    step: "failed",
    reason: "The file is larger than 50 MiB.",
    requestId: "r1",
  });
});

test("the words of an unknown error are not shown", async () => {
  const { queue, calls, add } = aQueue();
  add("a.zip");
  calls[0]?.reject(new Error("secret"));
  await vi.waitFor(() => expect(queue.snapshot()[0]?.state.step).toBe("failed"));
  expect(JSON.stringify(queue.snapshot()[0]?.state)).not.toContain("secret");
});

test("a file of which all bytes are sent is being read", () => {
  const { calls, add, steps } = aQueue();
  add("a.zip");
  calls[0]?.onProgress(3);
  expect(steps()).toEqual({ "a.zip": "sending" });
  calls[0]?.onProgress(4);
  expect(steps()).toEqual({ "a.zip": "reading" });
});

test("cancelling ends the transfer and lets the next file start", async () => {
  const { queue, calls, add, steps, idOf } = aQueue();
  add("a.zip", "b.zip", "c.zip");
  queue.cancel(idOf("a.zip"));
  await vi.waitFor(() =>
    expect(steps()).toEqual({ "a.zip": "cancelled", "b.zip": "sending", "c.zip": "sending" }),
  );
  expect(calls[0]?.signal.aborted).toBe(true);
});

test("a file that waits is cancelled without being sent", () => {
  const { queue, calls, add, steps, idOf } = aQueue();
  add("a.zip", "b.zip", "c.zip");
  queue.cancel(idOf("c.zip"));
  expect(steps()["c.zip"]).toBe("cancelled");
  expect(calls).toHaveLength(2);
});

test("a cancelled file can be sent again", async () => {
  const { queue, add, steps, idOf } = aQueue();
  add("a.zip");
  queue.cancel(idOf("a.zip"));
  await vi.waitFor(() => expect(steps()["a.zip"]).toBe("cancelled"));
  queue.sendAgain(idOf("a.zip"));
  expect(steps()["a.zip"]).toBe("sending");
});

test("whoever sent a file is told of its answer", async () => {
  const { queue, calls } = aQueue();
  const onAnswer = vi.fn<(answer: UploadedExportView) => void>();
  queue.add([{ file: new File(["1"], "a.zip"), owner: "ada", team: "search", onAnswer }]);
  calls[0]?.resolve(answer);
  await vi.waitFor(() => expect(onAnswer).toHaveBeenCalledWith(answer));
  expect(queue.snapshot().some(isUnderWay)).toBe(false);
});

test("a refused file is listed with its reason and never sent", () => {
  const { queue, calls } = aQueue();
  const order = { file: new File(["1"], "a.pdf"), owner: "ada", team: undefined, onAnswer: () => {} };
  queue.refuse(order, "Files of this kind are not read here.");
  expect(queue.snapshot()[0]?.state).toEqual({
    step: "refused",
    reason: "Files of this kind are not read here.",
  });
  expect(calls).toHaveLength(0);
});
