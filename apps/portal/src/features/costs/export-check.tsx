import type { ExportLocation } from "@quarry/domain/costs/export-location-schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { useMutation } from "@tanstack/react-query";
import { FolderSearch } from "lucide-react";
import { useWatch } from "react-hook-form";
import type { UseFormReturn } from "react-hook-form";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { landProblems } from "../settings/land-problems.ts";
import { billFieldNames, readBillDraft } from "./bill-draft.ts";
import type { BillDraft } from "./bill-draft.ts";
import { exportInWords } from "./export-words.ts";

/** Looks, before the bill is connected, whether AWS delivers the export there, and says what it found. */
export function ExportCheck({ form }: { form: UseFormReturn<BillDraft> }) {
  const look = useMutation({
    mutationFn: (place: ExportLocation & { connectionId: string }) => api.costs.checkExport.call(place),
  });
  const draft = useWatch({ control: form.control, compute: placeOf });
  const begin = (): void => {
    form.clearErrors();
    const read = readBillDraft(form.getValues());
    if ("problems" in read) landProblems(form, billFieldNames, read.problems);
    else if (read.wish.kind === "data_export") {
      const { connectionId, location } = read.wish.input;
      look.mutate({ connectionId, ...location });
    }
  };
  const isOfDraft = look.variables !== undefined && placeOf(look.variables) === draft;
  return (
    <div className="flex flex-col items-start gap-2">
      <Button icon={<FolderSearch aria-hidden />} loading={look.isPending} onClick={begin}>
        Look for the export
      </Button>
      <output className="w-full">
        {look.data && isOfDraft ? (
          <Callout
            tone={look.data.found === "export" ? "success" : "warning"}
            title={look.data.found === "export" ? "The export is there" : "No export could be read there"}
          >
            {exportInWords(look.data)}
          </Callout>
        ) : null}
        {look.isError && isOfDraft ? (
          <Callout tone="danger" title="The place could not be looked at">
            {refusalOf(look.error).message}
          </Callout>
        ) : null}
      </output>
    </div>
  );
}

/** What was found is of this place alone, and told no longer once another is typed. */
const placeOf = ({
  connectionId,
  bucket,
  prefix,
  exportName,
  region,
}: ExportLocation & { connectionId: string }): string =>
  JSON.stringify([connectionId, bucket, prefix, exportName, region].map((part) => part.trim()));
