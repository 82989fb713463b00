import { TextLink } from "@quarry/ui/text-link";
import { ruleSourceName } from "./rule-source.ts";

/** Leads to the page that a rule comes from. */
export function RuleSourceLink({ source }: { source: string }) {
  return (
    <TextLink href={source} className="break-words">
      {ruleSourceName(source)}
    </TextLink>
  );
}
