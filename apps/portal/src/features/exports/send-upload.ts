import type { UploadedExportView } from "@quarry/domain/exports/schema";
import { UploadError } from "./upload-error.ts";
import type { SendUpload } from "./upload-queue.ts";

/** Sends one file to the portal. XMLHttpRequest, because fetch does not tell how far an upload has come. */
export const sendUpload: SendUpload = ({ file, team, signal, onProgress }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    signal.addEventListener("abort", abort);
    request.upload.addEventListener("progress", ({ loaded }) => onProgress(Math.min(loaded, file.size)));
    request.upload.addEventListener("load", () => onProgress(file.size));
    request.addEventListener("load", () => void answerOf(request).then(resolve, reject));
    request.addEventListener("error", () => reject(new UploadError(connectionLost)));
    request.addEventListener("abort", () => reject(new UploadError("The upload was cancelled.")));
    request.addEventListener("loadend", () => signal.removeEventListener("abort", abort));
    request.open("POST", "/api/v1/exports");
    request.setRequestHeader("accept", "application/json");
    request.send(formOf(file, team));
  });

const connectionLost = "The connection was lost, or the file changed while it was sent. Try again.";

function formOf(file: File, team: string | undefined): FormData {
  const form = new FormData();
  form.append("file", file, file.name);
  if (team !== undefined) form.append("team", team);
  return form;
}

/** @throws UploadError when the file was refused, or the answer cannot be read */
async function answerOf({ status, responseText }: XMLHttpRequest): Promise<UploadedExportView> {
  const body = parsed(responseText);
  if (status >= 400) {
    const title = textIn(body, "title") ?? `The portal refused the file with status ${status}.`;
    throw new UploadError(title, textIn(body, "requestId"));
  }
  // The schema comes with the first answer, so that the page need not bring it along.
  const { UploadExportsResult } = await import("@quarry/domain/exports/schema");
  const answer = UploadExportsResult.safeParse(body).data?.items[0];
  if (answer) return answer;
  throw new UploadError(
    "The portal answered in a way this page does not understand. Reload it and try again.",
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy in between may answer with a page of its own.
    return null;
  }
}

/** A member of a problem document, such as its title. */
function textIn(body: unknown, name: "title" | "requestId"): string | undefined {
  const found =
    typeof body === "object" && body !== null
      ? Object.entries(body).find(([key]) => key === name)
      : undefined;
  return typeof found?.[1] === "string" ? found[1] : undefined;
}
