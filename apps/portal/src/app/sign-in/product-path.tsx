import { BrainCircuit, CircleCheck, Code, FileArchive } from "lucide-react";
import type { ReactNode } from "react";

/** The product in four stones: what goes in, what is found out, what stays, what comes out. */
export function ProductPath() {
  return (
    <ol className="flex flex-col">
      {steps.map(({ icon, title, sentence, sample }) => (
        <li key={title} className="group/step relative flex gap-4 pb-6 last:pb-0">
          <span
            aria-hidden
            className="absolute top-9 bottom-0 left-4 w-px bg-bar-line group-last/step:hidden"
          />
          <span className="flex size-8.5 shrink-0 items-center justify-center rounded-lg border border-bar-line bg-bar-hover text-bar-ink [&_svg]:size-4">
            {icon}
          </span>
          <div className="min-w-0 flex-1">
            <p className="font-medium">{title}</p>
            <p className="text-sm text-bar-ink-muted">{sentence}</p>
            <p className="mt-2 flex w-fit max-w-full items-center gap-2 rounded-md border border-bar-line bg-bar-hover/50 px-2.5 py-1 font-mono text-xs text-bar-ink [&_svg]:size-3.5 [&_svg]:shrink-0">
              {sample}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

interface PathStep {
  icon: ReactNode;
  title: string;
  sentence: string;
  sample: ReactNode;
}

const steps: readonly PathStep[] = [
  {
    icon: <FileArchive aria-hidden />,
    title: "Export",
    sentence: "Drop a Bedrock IDE export. Every profile in it is found.",
    sample: <span className="truncate">chat-agent.zip – 3 inference profiles</span>,
  },
  {
    icon: <CircleCheck aria-hidden />,
    title: "Verdict",
    sentence: "See what is alive, what works in SageMaker Unified Studio, and why.",
    sample: (
      <>
        <CircleCheck aria-hidden />
        <span className="truncate">AmazonDataZoneProject: c6alv2tvqgyh0n</span>
      </>
    ),
  },
  {
    icon: <BrainCircuit aria-hidden />,
    title: "Adopt",
    sentence: "Take it into the catalog of your team, with its origin.",
    sample: <span className="truncate">application-inference-profile/k3v9q2m1x8ab</span>,
  },
  {
    icon: <Code aria-hidden />,
    title: "Code",
    sentence: "Copy a call that works, or try it in the playground.",
    sample: <span className="truncate">{`ChatBedrockConverse(model=arn, provider="anthropic")`}</span>,
  },
];
