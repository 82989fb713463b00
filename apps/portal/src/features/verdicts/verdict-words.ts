import type { Environment, StudioVerdictName, TargetKind } from "@quarry/aws-core/verdicts/schema";

/** A Studio verdict in two or three words, as badges and filters show it. */
export const verdictLabels: Record<StudioVerdictName, string> = {
  "studio-made": "Studio-made",
  "tagged-for-project": "Tagged for project",
  "other-project": "Other project",
  "domain-only": "Domain only",
  untagged: "No project tag",
  blocked: "Blocked in Studio",
  unknown: "Not known",
};

/** Where code can run, with a line to tell one place from another, and how to say that something is there. */
export const environmentWords: Record<Environment, { name: string; hint: string; place: string }> = {
  "unified-studio": {
    name: "SageMaker Unified Studio",
    hint: "A notebook or an app of a project.",
    place: "in SageMaker Unified Studio",
  },
  "studio-classic": {
    name: "SageMaker Studio",
    hint: "JupyterLab, Code Editor or Studio Classic.",
    place: "in SageMaker Studio",
  },
  "notebook-instance": {
    name: "Notebook instance",
    hint: "Jupyter with a role of its own.",
    place: "on a notebook instance",
  },
  "ec2-lambda-local": {
    name: "EC2, Lambda or your computer",
    hint: "Anywhere else that has AWS credentials.",
    place: "on EC2, Lambda or your computer",
  },
};

/** What a checked text names, in the words of AWS. */
export const targetKindWords: Record<Exclude<TargetKind, "invalid">, string> = {
  "foundation-model": "Foundation model",
  "system-profile": "System-defined profile",
  "application-profile": "Application inference profile",
  "imported-model": "Imported model",
  "prompt-router": "Prompt router",
  "provisioned-model": "Provisioned throughput",
  "custom-model-deployment": "Custom model deployment",
  "sagemaker-endpoint": "SageMaker endpoint",
};
