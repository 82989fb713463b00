import type { Spelling, TagDiagnosesView, TagDiagnosis } from "@quarry/domain/costs/doctor/schema";
import { Callout } from "@quarry/ui/callout";
import { LinkButton } from "@quarry/ui/link-button";
import { DeactivateActiveKey } from "./active-key.tsx";

interface SpellingWarningProps {
  diagnosis: TagDiagnosis;
  view: TagDiagnosesView;
  mayGovern: boolean;
}

/** Other spellings of a key, with how many use them and the way to have them mended. */
export function SpellingWarning({ diagnosis, view, mayGovern }: SpellingWarningProps) {
  const { key, spellings, spellingsHref, active } = diagnosis;
  if (spellings.length === 0) return null;
  return (
    <Callout
      tone="warning"
      title={`${key} is written in ${spellings.length + 1} ways`}
      action={
        <LinkButton size="sm" href={spellingsHref ?? "/tags"}>
          {spellingsHref === null ? "Write a rule for it" : "Mend the tags"}
        </LinkButton>
      }
    >
      AWS and the bill keep them apart.
      <ul className="mt-1 flex flex-col gap-0.5">
        {spellings.map((spelling) => (
          <li key={spelling.key}>
            <code className="rounded-sm bg-sunken px-1 font-mono text-xs whitespace-pre-wrap">
              {spelling.key}
            </code>{" "}
            {usesOf(spelling)}{" "}
            <DeactivateActiveKey
              active={active.find((one) => one.key === spelling.key)}
              {...{ view, mayGovern }}
            />
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function usesOf({ profiles, endpoints, isActive, likeness }: Spelling): string {
  const uses = [
    profiles > 0 ? `${profiles} ${profiles === 1 ? "profile" : "profiles"}` : "",
    endpoints > 0 ? `${endpoints} ${endpoints === 1 ? "endpoint" : "endpoints"}` : "",
  ].filter((one) => one !== "");
  const where = uses.length === 0 ? "only outside the catalog" : `on ${uses.join(" and ")}`;
  const active = isActive === true ? ", active on the bill" : "";
  return `${where}${active}${likeness === "look-alike" ? " (other blanks or signs)" : ""}`;
}
