import type { ComponentDescription } from "./endpoint-views.ts";

/**
 * One plain sentence on what the status of an inference component means, to stand beside the status verbatim.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeInferenceComponent.html
 */
export function componentHint({
  status,
  currentCopies,
}: Pick<ComponentDescription, "status" | "currentCopies">): string {
  if (status === "InService" && currentCopies === 0) {
    return "No copy runs. The first call starts one, and fails until it is up.";
  }
  const hint = status !== null && Object.hasOwn(hints, status) ? hints[status] : undefined;
  return hint ?? "AWS reports a status that Quarry does not know. The console tells more.";
}

const hints: Readonly<Record<string, string>> = {
  Creating: "Its first copies are being started.",
  Updating: "What is new is rolled out copy by copy; the copies before it answer until then.",
  InService: "Its copies answer calls.",
  Failed: "It does not answer calls. AWS’s reason stands below, where it gives one.",
  Deleting: "Its copies are being taken away.",
};
