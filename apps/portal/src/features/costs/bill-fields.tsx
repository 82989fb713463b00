import { NumberField } from "@quarry/ui/number-field";
import { RadioGroup } from "@quarry/ui/radio-group";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { Controller, useWatch } from "react-hook-form";
import type { UseFormReturn } from "react-hook-form";
import type { BillDraft } from "./bill-draft.ts";
import { dollarsAMonth, dollarsOfCalls } from "./call-dollars.ts";
import { ExportCheck } from "./export-check.tsx";

interface BillFieldsProps {
  form: UseFormReturn<BillDraft>;
  /** Whose bill may be connected; undefined: one that is connected is changed. */
  connections: readonly { value: string; label: string; hint?: string }[] | undefined;
}

const kinds = [
  {
    value: "cost_explorer",
    label: "Cost Explorer",
    hint: "Ready at once. Each call costs $0.01, and the bill is held by one tag key at a time.",
  },
  {
    value: "data_export",
    label: "Data Export",
    hint: "A CUR 2.0 export in S3: no paid calls, with resource ids and every tag key on each line. For large organizations.",
  },
] as const;

/** Whose bill is read, where, and divided by what. */
export function BillFields({ form, connections }: BillFieldsProps) {
  const kind = useWatch({ control: form.control, name: "kind" });
  return (
    <>
      {connections ? <WhoseBill form={form} connections={connections} /> : null}
      {kind === "cost_explorer" ? <CostExplorerFields form={form} /> : <DataExportFields form={form} />}
    </>
  );
}

/** The connection whose bill it is, and where it is read. */
function WhoseBill({ form, connections = [] }: BillFieldsProps) {
  return (
    <>
      <Controller
        name="connectionId"
        control={form.control}
        render={({ field: { value, onChange }, fieldState: { error } }) => (
          <Select
            label="Connection"
            hint="Of the account that pays: in an organization the management account, which sees every member's costs."
            options={connections}
            value={value === "" ? null : value}
            onChange={onChange}
            error={error?.message}
          />
        )}
      />
      <Controller
        name="kind"
        control={form.control}
        render={({ field: { value, onChange } }) => (
          <RadioGroup label="Read it from" look="cards" options={kinds} value={value} onChange={onChange} />
        )}
      />
    </>
  );
}

/** By which tags a bill is divided. */
function TagKeysField({ form, hint }: { form: UseFormReturn<BillDraft>; hint: string }) {
  return (
    <TextField
      label="Tag keys"
      hint={`The bill is divided by each of them, with commas between. ${hint}`}
      code
      autoComplete="off"
      spellCheck={false}
      error={form.formState.errors.tagKeys?.message}
      {...form.register("tagKeys")}
    />
  );
}

/** How often a bill is read in Cost Explorer, with what that costs, and what it is divided by. */
function CostExplorerFields({ form }: { form: UseFormReturn<BillDraft> }) {
  const { errors } = form.formState;
  return (
    <>
      <Controller
        name="callsPerDay"
        control={form.control}
        render={({ field: { value, onChange } }) => (
          <NumberField
            label="Paid calls a day"
            hint={`Cost Explorer takes $0.01 a call: at most $${dollarsAMonth(value ?? 0)} a month.`}
            min={1}
            max={100}
            unit="calls"
            value={value}
            onChange={onChange}
            error={errors.callsPerDay?.message}
          />
        )}
      />
      <TagKeysField
        form={form}
        hint="Each takes calls of its own, and has to be activated as a cost allocation tag."
      />
      <Controller
        name="historyCalls"
        control={form.control}
        render={({ field: { value, onChange } }) => (
          <NumberField
            label="Extra calls for history, once"
            hint={`13 months are read out of what each day leaves over. Extra calls make that quicker: $${dollarsOfCalls(value ?? 0)} once.`}
            min={0}
            max={1000}
            step={10}
            unit="calls"
            value={value}
            onChange={onChange}
            error={errors.historyCalls?.message}
          />
        )}
      />
    </>
  );
}

/** Where AWS delivers a Data Export, and what the bill is divided by. */
function DataExportFields({ form }: { form: UseFormReturn<BillDraft> }) {
  const { errors } = form.formState;
  const field = (name: "bucket" | "prefix" | "exportName" | "region") => ({
    code: true,
    autoComplete: "off",
    spellCheck: false,
    error: errors[name]?.message,
    ...form.register(name),
  });
  return (
    <>
      <TextField
        label="Bucket"
        hint="Where AWS delivers a CUR 2.0 Data Export. The connection's role has to read it."
        placeholder="acme-billing"
        {...field("bucket")}
      />
      <TextField label="Prefix" optional placeholder="exports/cur" {...field("prefix")} />
      <TextField
        label="Export name"
        hint="As AWS Data Exports shows it."
        placeholder="quarry-costs"
        {...field("exportName")}
      />
      <TextField label="Region" hint="Of the bucket." placeholder="us-east-1" {...field("region")} />
      <ExportCheck form={form} />
      <TagKeysField form={form} hint="Each has to be activated as a cost allocation tag." />
    </>
  );
}
