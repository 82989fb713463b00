import { Button } from "@quarry/ui/button";
import { CopyButton } from "@quarry/ui/copy-button";
import { IconButton } from "@quarry/ui/icon-button";
import { ProgressBar } from "@quarry/ui/progress-bar";
import { formatBytes } from "@quarry/ui/text/format-bytes";
import { CircleSlash, CircleX, RotateCw, X } from "lucide-react";
import type { ReactNode } from "react";
import { UploadAnswer } from "./upload-answer.tsx";
import { UploadOutcome } from "./upload-outcome.tsx";
import { isUnderWay } from "./upload-queue.ts";
import type { Upload } from "./upload-queue.ts";

interface UploadRowProps {
  upload: Upload;
  onCancel: () => void;
  onSendAgain: () => void;
  onDismiss: () => void;
}

/** One file on its way, or what came of it. */
export function UploadRow({ upload, onCancel, onSendAgain, onDismiss }: UploadRowProps) {
  const { name } = upload.file;
  const isMoving = isUnderWay(upload);
  return (
    <li className="flex items-start gap-2 border-b border-line px-3 py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1">
        {isMoving ? <Moving upload={upload} /> : null}
        <div aria-live="polite">
          {isMoving ? null : <Settled upload={upload} onSendAgain={onSendAgain} />}
        </div>
      </div>
      <IconButton
        label={isMoving ? `Cancel the upload of ${name}` : `Take ${name} off this list`}
        size="sm"
        icon={<X aria-hidden />}
        onClick={isMoving ? onCancel : onDismiss}
      />
    </li>
  );
}

function Moving({ upload: { file, state } }: { upload: Upload }) {
  if (state.step === "sending") {
    return (
      <ProgressBar
        label={file.name}
        unit="bytes"
        done={state.sentBytes}
        total={Math.max(file.size, 1)}
        perSecond={state.bytesPerSecond}
      />
    );
  }
  const size = formatBytes(file.size);
  const isReading = state.step === "reading";
  const detail = isReading ? `${size} sent, being read` : `${size}, waiting for its turn`;
  return <ProgressBar label={file.name} done={isReading ? null : 0} total={1} detail={detail} />;
}

function Settled({ upload: { file, state }, onSendAgain }: { upload: Upload; onSendAgain: () => void }) {
  if (state.step === "answered") return <UploadAnswer answer={state.answer} />;
  if (state.step === "failed") {
    return (
      <UploadOutcome
        name={file.name}
        icon={<CircleX aria-hidden />}
        tone="danger"
        headline="Not uploaded"
        action={again(onSendAgain)}
      >
        {state.reason}
        {state.requestId === undefined ? null : (
          <p className="flex flex-wrap items-center gap-1 text-xs">
            Request id <code className="font-mono break-all">{state.requestId}</code>
            <CopyButton text={state.requestId} label="Copy request id" />
          </p>
        )}
      </UploadOutcome>
    );
  }
  if (state.step === "refused") {
    return (
      <UploadOutcome name={file.name} icon={<CircleX aria-hidden />} tone="danger" headline="Not sent">
        {state.reason}
      </UploadOutcome>
    );
  }
  return (
    <UploadOutcome
      name={file.name}
      icon={<CircleSlash aria-hidden />}
      tone="neutral"
      headline="Cancelled"
      action={again(onSendAgain)}
    >
      Nothing of this file was kept.
    </UploadOutcome>
  );
}

function again(onSendAgain: () => void): ReactNode {
  return (
    <Button size="sm" icon={<RotateCw aria-hidden />} onClick={onSendAgain}>
      Send again
    </Button>
  );
}
