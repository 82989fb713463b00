import type { UploadedExportView } from "@quarry/domain/exports/schema";
import { bytesPerSecond, withSample } from "./transfer-rate.ts";
import type { TransferSample } from "./transfer-rate.ts";
import { UploadError } from "./upload-error.ts";

export type UploadState =
  | { step: "waiting" }
  | { step: "sending"; sentBytes: number; bytesPerSecond: number | undefined }
  /** All bytes are with the portal, which reads the file. */
  | { step: "reading" }
  | { step: "answered"; answer: UploadedExportView }
  | { step: "failed"; reason: string; requestId: string | undefined }
  | { step: "refused"; reason: string }
  | { step: "cancelled" };

/** What is to be sent, for whom, and whom to tell of the answer. */
export interface UploadOrder {
  file: File;
  owner: string;
  team: string | undefined;
  onAnswer: (answer: UploadedExportView) => void;
}

export interface Upload extends UploadOrder {
  id: string;
  state: UploadState;
}

export interface Sending {
  file: File;
  team: string | undefined;
  signal: AbortSignal;
  onProgress: (sentBytes: number) => void;
}

/** @throws UploadError with a sentence for the sender */
export type SendUpload = (sending: Sending) => Promise<UploadedExportView>;

// More at once would only slow each of them down and take the portal's reader away from others.
const atOnce = 2;

/** Sends files one by one, two at a time; what happens to one does not touch the others. */
export function createUploadQueue(send: SendUpload) {
  let uploads: readonly Upload[] = [];
  const running = new Map<string, AbortController>();
  const listeners = new Set<() => void>();

  const set = (next: readonly Upload[]): void => {
    uploads = next;
    for (const notify of listeners) notify();
  };
  const move = (id: string, state: UploadState): void => {
    set(uploads.map((upload) => (upload.id === id ? { ...upload, state } : upload)));
  };
  const startNext = (): void => {
    while (running.size < atOnce) {
      const next = uploads.find(({ state }) => state.step === "waiting");
      if (!next) return;
      void run(next);
    }
  };
  const run = async (upload: Upload): Promise<void> => {
    const abort = new AbortController();
    running.set(upload.id, abort);
    move(upload.id, { step: "sending", sentBytes: 0, bytesPerSecond: undefined });
    const onState = (state: UploadState): void => move(upload.id, state);
    const outcome = await outcomeOf(send, upload, { signal: abort.signal, onState });
    running.delete(upload.id);
    onState(outcome);
    if (outcome.step === "answered") upload.onAnswer(outcome.answer);
    startNext();
  };

  return {
    snapshot: (): readonly Upload[] => uploads,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Newest first. */
    add: (orders: readonly UploadOrder[]): void => {
      set([...orders.map((order) => ({ ...order, id: crypto.randomUUID(), state: waiting })), ...uploads]);
      startNext();
    },
    /** Lists files that are not even sent, with the reason. */
    refuse: (order: UploadOrder, reason: string): void => {
      set([{ ...order, id: crypto.randomUUID(), state: { step: "refused", reason } }, ...uploads]);
    },
    cancel: (id: string): void => {
      const abort = running.get(id);
      if (abort) abort.abort();
      else move(id, { step: "cancelled" });
    },
    sendAgain: (id: string): void => {
      move(id, waiting);
      startNext();
    },
    /** Takes a finished upload off the list. */
    dismiss: (id: string): void => {
      set(uploads.filter((upload) => upload.id !== id));
    },
  };
}

const waiting: UploadState = { step: "waiting" };

/** Whether leaving the page now would lose the upload. */
export function isUnderWay({ state: { step } }: Upload): boolean {
  return step === "waiting" || step === "sending" || step === "reading";
}

interface Progress {
  signal: AbortSignal;
  onState: (state: UploadState) => void;
}

async function outcomeOf(
  send: SendUpload,
  { file, team }: Upload,
  { signal, onState }: Progress,
): Promise<UploadState> {
  let samples: TransferSample[] = [{ at: performance.now(), sentBytes: 0 }];
  const onProgress = (sentBytes: number): void => {
    samples = withSample(samples, { at: performance.now(), sentBytes });
    if (sentBytes >= file.size) onState({ step: "reading" });
    else onState({ step: "sending", sentBytes, bytesPerSecond: bytesPerSecond(samples) });
  };
  try {
    return { step: "answered", answer: await send({ file, team, signal, onProgress }) };
  } catch (error) {
    if (signal.aborted) return { step: "cancelled" };
    const { message, requestId } = error instanceof UploadError ? error : new UploadError(unexpected);
    return { step: "failed", reason: message, requestId };
  }
}

const unexpected = "The upload failed for a reason that this page does not know. Try again.";
