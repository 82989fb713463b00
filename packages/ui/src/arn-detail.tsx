import { CopyButton } from "./copy-button.tsx";
import { splitArn } from "./text/split-arn.ts";

export type ArnDetailProps = { arn: string };

/** A whole ARN with its account, region and id beside it, for the page of one thing. */
export function ArnDetail({ arn }: ArnDetailProps) {
  const parts = splitArn(arn);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-start gap-1">
        <code className="min-w-0 pt-1 font-mono text-xs break-all">{arn}</code>
        <CopyButton text={arn} label="Copy ARN" toast="ARN copied" />
      </div>
      {parts ? (
        <dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs">
          <Part name="Account" value={parts.account} />
          <Part name="Region" value={parts.region} />
          <Part name="Id" value={parts.resource.slice(parts.resource.indexOf("/") + 1)} />
        </dl>
      ) : null}
    </div>
  );
}

function Part({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex gap-1">
      <dt className="text-ink-faint">{name}</dt>
      <dd className="font-mono break-all">{value || "–"}</dd>
    </div>
  );
}
