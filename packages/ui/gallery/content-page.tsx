import { BrainCircuit, Plus } from "lucide-react";
import { ArnDetail } from "../src/arn-detail.tsx";
import { Badge } from "../src/badge.tsx";
import { Breadcrumbs } from "../src/breadcrumbs.tsx";
import { Button } from "../src/button.tsx";
import { ChipList } from "../src/chip-list.tsx";
import { Chip } from "../src/chip.tsx";
import { CodeBlock } from "../src/code-block.tsx";
import { KeyValues } from "../src/key-values.tsx";
import { Markdown } from "../src/markdown.tsx";
import { Money } from "../src/money.tsx";
import { PageHeader } from "../src/page-header.tsx";
import { Person } from "../src/person.tsx";
import { RelativeTime } from "../src/relative-time.tsx";
import { Section } from "../src/section.tsx";
import { Sparkline } from "../src/sparkline.tsx";
import { StatRow, Stat } from "../src/stat.tsx";
import { Status } from "../src/status.tsx";

const python = `from langchain_aws import ChatBedrockConverse

# The profile hides its model, so both are named.
llm = ChatBedrockConverse(
    model="arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/k3v9q2m1x8ab",
    provider="anthropic",
    temperature=0.2,
)
print(llm.invoke("Why is the sky blue?").content)`;

const answer = `The sky is blue because of **Rayleigh scattering**: short waves scatter more.

1. Sunlight is white.
2. Air scatters \`blue\` most.

| Colour | Wavelength |
|---|---:|
| Blue | 450 nm |
| Red | 700 nm |

\`\`\`typescript
const ratio = (700 / 450) ** 4; // about 5.9
\`\`\`

See [the article](https://en.wikipedia.org/wiki/Rayleigh_scattering). ![tracker](https://evil.example/p.gif)

<script>alert(1)</script>

> A quote of someone.`;

const calls = [2, 0, 0, 1, 0, 3, 8, 20, 41, 60, 72, 68, 55, 70, 81, 77, 64, 52, 31, 18, 12, 9, 4, 3];

export function ContentPage() {
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[{ label: "Inference profiles", href: "?page=/table" }, { label: "chat-search" }]}
          />
        }
        mark={<BrainCircuit aria-hidden className="size-5 text-accent-text" />}
        title="chat-search"
        badges={<Badge tone="info">Profile</Badge>}
        description="Answers in the search box of the shop."
        actions={
          <Button variant="primary" icon={<Plus aria-hidden />}>
            Try it
          </Button>
        }
      />
      <StatRow>
        <Stat label="Spend, 30 days" figure={<Money amount="1204.5" />} hint="12 % more than before" />
        <Stat label="Calls" figure="48,210" hint="since 1 November" />
        <Stat label="First token" figure="412 ms" hint="median of 24 hours" />
        <Stat label="One call" figure={<Money amount="0.004217" precision="call" />} />
      </StatRow>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Section title="Overview">
          <KeyValues
            columns={2}
            items={[
              {
                label: "ARN",
                value: (
                  <ArnDetail arn="arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/k3v9q2m1x8ab" />
                ),
              },
              { label: "Status", value: <Status kind="success">ACTIVE</Status> },
              { label: "Owner", value: <Person name="Grace Hopper" detail="grace@example.com" /> },
              { label: "Made", value: <RelativeTime at="2026-10-02T08:15:00Z" /> },
              { label: "Alias", value: undefined },
              {
                label: "Tags",
                value: (
                  <ChipList
                    chips={[
                      { name: "Project", value: "Alpha" },
                      { name: "CostCenter", value: "CC-4102" },
                    ]}
                  />
                ),
              },
            ]}
          />
        </Section>
        <Section title="Code" description="Ready to paste into a notebook.">
          <CodeBlock code={python} language="python" title="chat.py" />
          <p className="mt-3 flex gap-1">
            <Chip name="Project" value="Alpha" onRemove={() => undefined} />
          </p>
        </Section>
        <Section title="Calls">
          <Sparkline
            label="Calls an hour in the last 24 hours"
            columns={["Hour (UTC)", "Calls"]}
            bars={calls.map((value, hour) => ({ label: `${hour}:00`, value, cells: [value] }))}
          />
        </Section>
        <Section title="Answer">
          <Markdown text={answer} />
        </Section>
      </div>
    </>
  );
}
