"use client";

import type { DocumentsInput, RoleDocumentsView } from "@quarry/domain/roles/schema";
import { Breadcrumbs } from "@quarry/ui/breadcrumbs";
import { Button } from "@quarry/ui/button";
import { fetched } from "@quarry/ui/fetched";
import { PageHeader } from "@quarry/ui/page-header";
import { Section } from "@quarry/ui/section";
import { Select } from "@quarry/ui/select";
import { useMutation, useQuery } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { problemsOfError } from "@/client/refusal.ts";
import type { FieldProblem } from "@/client/refusal.ts";
import { useFetchedAct } from "@/client/use-fetched.ts";
import { CodeFileTabs } from "../profiles/code-file-tabs.tsx";
import { DocumentTabs } from "./document-tabs.tsx";
import { kinds as kindIds } from "./identity-fields.ts";
import type { FieldValues } from "./identity-fields.ts";
import { IdentityForm } from "./identity-form.tsx";
import { ProblemNotes } from "./problem-notes.tsx";

type KindId = DocumentsInput["id"];

const documentRules = fetched(() => import("./documents-check.ts"));

/** Writes the trust and permission documents of every role, user and policy that is spoken of here. */
export function DocumentsScreen() {
  const [kind, setKind] = useState<KindId>("execution-role");
  const [values, setValues] = useState<FieldValues>({});
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const kinds = useQuery(api.roles.documentKinds.queryOptions({ input: {} })).data?.items ?? [];
  const chosen = kinds.find(({ id }) => id === kind);
  const write = useMutation({
    mutationFn: (input: DocumentsInput) => api.roles.documents.call(input),
    onError: (error) => setProblems(problemsOfError(error)),
  });
  const check = useFetchedAct(documentRules, ({ readValues }) => {
    const read = readValues(kind, values);
    setProblems("problems" in read ? read.problems : []);
    if ("input" in read) write.mutate(read.input);
    else write.reset();
  });
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs items={[{ label: "Roles", href: "/roles" }]} />}
        title="Role documents"
        description="Every trust and permission policy, filled in for your account, with what each statement is for. Nothing is made."
      />
      <Section title="What it is for" description={chosen?.purpose}>
        <form
          className="flex flex-col gap-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            check.run();
          }}
        >
          <Select
            label="Kind"
            options={kindIds.map((id) => optionOf(id, kinds))}
            value={kind}
            onChange={(next) => {
              setKind(next);
              setProblems([]);
              write.reset();
            }}
          />
          <IdentityForm
            kind={kind}
            values={values}
            onChange={(part) => setValues((known) => ({ ...known, ...part }))}
            problems={problems}
            path=""
            region={values["region"]?.trim() ?? ""}
          />
          <ProblemNotes failure={check.failure} problems={problems.filter(({ path }) => path === "")} />
          <Button
            type="submit"
            variant="primary"
            className="self-start"
            icon={<FileText aria-hidden />}
            loading={check.isWaiting || write.isPending}
          >
            Write the documents
          </Button>
        </form>
      </Section>
      {write.data ? <Written documents={write.data} /> : null}
    </>
  );
}

const optionOf = (value: KindId, kinds: readonly { id: string; title: string }[]) => ({
  value,
  label: kinds.find(({ id }) => id === value)?.title ?? value,
});

function Written({ documents }: { documents: RoleDocumentsView }) {
  return (
    <>
      <Section title={documents.title}>
        <DocumentTabs {...documents} />
      </Section>
      <Section title="As code" description="The same for those who make it without Quarry.">
        <CodeFileTabs view={documents.code} />
      </Section>
    </>
  );
}
