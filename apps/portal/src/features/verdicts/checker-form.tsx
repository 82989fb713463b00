"use client";

import { Button } from "@quarry/ui/button";
import { fetched } from "@quarry/ui/fetched";
import { RadioGroup } from "@quarry/ui/radio-group";
import { TextArea } from "@quarry/ui/text-area";
import { TextField } from "@quarry/ui/text-field";
import { Controller, useForm, useWatch } from "react-hook-form";
import { fetchedResolver } from "@/client/fetched-resolver.ts";
import { keysOf } from "@quarry/domain/operation/keys-schema";
import { useFetched } from "@/client/use-fetched.ts";
import type { CheckerForm as Form } from "./checker-address.ts";
import { environmentWords } from "./verdict-words.ts";

const rules = fetched(() => import("./checker-check.ts"));
const resolver = fetchedResolver<Form>(rules, "target");

interface CheckerFormProps {
  /** The question that the address holds. */
  asked: Form;
  busy: boolean;
  onAsk: (form: Form) => void;
}

/** What to check, and where it is to run. */
export function CheckerForm({ asked, busy, onAsk }: CheckerFormProps) {
  const { register, control, handleSubmit, formState } = useForm<Form>({ values: asked, resolver });
  useFetched(rules);
  const { errors, isSubmitting } = formState;
  const environment = useWatch({ control, name: "environment" });
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void handleSubmit(onAsk)(event)}>
      <TextArea
        label="Model id or ARN"
        hint="As your code would pass it as modelId."
        code
        rows={2}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        placeholder="arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/…"
        error={errors.target?.message}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
        {...register("target")}
      />
      <Controller
        control={control}
        name="environment"
        render={({ field: { name, value, onChange } }) => (
          <RadioGroup
            label="Where the code runs"
            look="cards"
            options={options}
            {...{ name, value, onChange }}
          />
        )}
      />
      {environment === "unified-studio" ? (
        <TextField
          label="Unified Studio project id"
          hint="With it, the profile’s tags are compared with this project."
          optional
          code
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          error={errors.projectId?.message}
          {...register("projectId")}
        />
      ) : null}
      <Button type="submit" variant="primary" loading={busy || isSubmitting} className="sm:w-fit">
        Check
      </Button>
    </form>
  );
}

const options = keysOf(environmentWords).map((value) => {
  const { name, hint } = environmentWords[value];
  return { value, label: name, hint };
});
