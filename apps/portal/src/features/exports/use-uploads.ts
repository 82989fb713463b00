"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { api } from "@/client/api.ts";
import { sendUpload } from "./send-upload.ts";
import { createUploadQueue, isUnderWay } from "./upload-queue.ts";
import type { Upload } from "./upload-queue.ts";

// Outlives the page, so that uploads go on while someone looks at another one.
const queue = createUploadQueue(sendUpload);
const none: readonly Upload[] = [];

queue.subscribe(() => {
  if (queue.snapshot().some(isUnderWay)) globalThis.addEventListener("beforeunload", askToStay);
  else globalThis.removeEventListener("beforeunload", askToStay);
});

function askToStay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

interface Sender {
  userId: string;
  /** Slug of the team the exports are for. */
  team: string | undefined;
}

/** The uploads of a person in this tab, and how to send more. */
export function useUploads({ userId, team }: Sender) {
  const queryClient = useQueryClient();
  const uploads = useSyncExternalStore(queue.subscribe, queue.snapshot, () => none);
  const orderOf = (file: File) => ({
    file,
    owner: userId,
    team,
    onAnswer: () => void queryClient.invalidateQueries({ queryKey: api.exports.list.key() }),
  });
  return {
    uploads: uploads.filter(({ owner }) => owner === userId),
    send: (files: readonly File[]) => queue.add(files.map(orderOf)),
    refuse: (name: string, reason: string) => queue.refuse(orderOf(new File([], name)), reason),
    cancel: queue.cancel,
    sendAgain: queue.sendAgain,
    dismiss: queue.dismiss,
  };
}
