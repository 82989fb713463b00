import type { UploadedExportView } from "@quarry/domain/exports/schema";
import { LinkButton } from "@quarry/ui/link-button";
import { TextLink } from "@quarry/ui/text-link";
import { ArrowRight, CircleCheck, CircleX, SearchX } from "lucide-react";
import { counted } from "./counted.ts";
import { failureWords } from "./failure-words.ts";
import { UploadOutcome } from "./upload-outcome.tsx";

/** What the portal found in an uploaded file. */
export function UploadAnswer({ answer }: { answer: UploadedExportView }) {
  const { id, fileName, duplicateOf, result } = answer;
  const again = duplicateOf === undefined ? null : <AlreadyUploaded first={duplicateOf} />;
  if (!result.ok) {
    const { what, remedy } = failureWords[result.error.kind];
    return (
      <UploadOutcome
        name={fileName}
        icon={<CircleX aria-hidden />}
        tone="danger"
        headline={`Could not be read: ${lowerFirst(what)}`}
        action={<Open id={id} label="Details" />}
      >
        <p>{result.error.message}</p>
        <p>{remedy}</p>
        {again}
      </UploadOutcome>
    );
  }
  if (result.profiles.length === 0) {
    return (
      <UploadOutcome
        name={fileName}
        icon={<SearchX aria-hidden />}
        tone="warning"
        headline="Nothing found"
        action={<Open id={id} label="See what was read" />}
      >
        <p>{result.warnings[0] ?? "The file was read in full and holds no application inference profile."}</p>
        {again}
      </UploadOutcome>
    );
  }
  const found = counted(result.profiles.length, "application inference profile");
  return (
    <UploadOutcome
      name={fileName}
      icon={<CircleCheck aria-hidden />}
      tone="success"
      headline={again ? `Already uploaded, with ${found}` : `Found ${found}`}
      action={<Open id={id} label={result.profiles.length === 1 ? "See the profile" : "See the profiles"} />}
    >
      {again ?? <p>Quarry is looking them up in AWS now.</p>}
    </UploadOutcome>
  );
}

function AlreadyUploaded({ first }: { first: string }) {
  return (
    <p>
      This very file was uploaded before:{" "}
      <TextLink href={`/exports/${first}`}>open the first upload</TextLink>.
    </p>
  );
}

function Open({ id, label }: { id: string; label: string }) {
  return (
    <LinkButton href={`/exports/${id}`} size="sm" icon={<ArrowRight aria-hidden />}>
      {label}
    </LinkButton>
  );
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
