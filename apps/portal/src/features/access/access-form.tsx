"use client";

import type { ExplainAccessInput } from "@quarry/domain/access/schema";
import { Button } from "@quarry/ui/button";
import { fetched } from "@quarry/ui/fetched";
import { TextArea } from "@quarry/ui/text-area";
import { useForm } from "react-hook-form";
import { fetchedResolver } from "@/client/fetched-resolver.ts";
import { useFetched } from "@/client/use-fetched.ts";
import { accessExamples } from "./access-examples.ts";

const rules = fetched(() => import("./access-check.ts"));
const resolver = fetchedResolver<ExplainAccessInput>(rules, "text");

interface AccessFormProps {
  busy: boolean;
  onAsk: (input: ExplainAccessInput) => void;
}

/** The error to explain, pasted or taken from the examples. */
export function AccessForm({ busy, onAsk }: AccessFormProps) {
  const { register, handleSubmit, formState, setValue } = useForm<ExplainAccessInput>({
    defaultValues: { text: "" },
    resolver,
  });
  useFetched(rules);
  const submit = handleSubmit(onAsk);
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <TextArea
        label="The error"
        hint="A traceback, a message, a record of CloudTrail. Keys and tokens are masked, and nothing of it is kept."
        code
        rows={9}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        placeholder="An error occurred (AccessDeniedException) when calling the Converse operation: …"
        error={formState.errors.text?.message}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
        {...register("text")}
      />
      <Button type="submit" variant="primary" loading={busy || formState.isSubmitting} className="sm:w-fit">
        Explain
      </Button>
      <fieldset className="min-w-0">
        <legend className="mb-1.5 text-xs font-medium text-ink-faint">Examples to try</legend>
        <div className="flex flex-wrap gap-1.5">
          {accessExamples.map(({ label, text }) => (
            <Button
              key={label}
              type="button"
              size="sm"
              disabled={busy}
              onClick={() => {
                setValue("text", text, { shouldValidate: true });
                onAsk({ text });
              }}
            >
              {label}
            </Button>
          ))}
        </div>
      </fieldset>
    </form>
  );
}
