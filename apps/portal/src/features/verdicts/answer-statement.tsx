import type { Environment } from "@quarry/aws-core/verdicts/schema";
import { clsx } from "clsx";
import { CircleAlert, CircleCheck, CircleX, TextSearch } from "lucide-react";
import type { ReactNode } from "react";
import { answerHeading } from "./answer-standing.ts";
import type { AnswerStanding } from "./answer-standing.ts";
import { environmentWords } from "./verdict-words.ts";

interface AnswerStatementProps {
  standing: AnswerStanding;
  environment: Environment;
  children: ReactNode;
}

/** The answer in one line that nobody overlooks, and its reason. */
export function AnswerStatement({ standing, environment, children }: AnswerStatementProps) {
  const { icon, frame, colour } = looks[standing];
  return (
    <div className={clsx("flex gap-3 rounded-lg border p-4", frame)}>
      <span className={clsx("shrink-0 pt-0.5 [&_svg]:size-6 sm:[&_svg]:size-7", colour)}>{icon}</span>
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <h2 className="text-xl font-semibold tracking-tight text-balance sm:text-2xl">
          {answerHeading(standing, environmentWords[environment].place)}
        </h2>
        {children}
      </div>
    </div>
  );
}

const no = {
  icon: <CircleX aria-hidden />,
  frame: "border-danger-line bg-danger-wash",
  colour: "text-danger-text",
};

const looks: Record<AnswerStanding, { icon: ReactNode; frame: string; colour: string }> = {
  yes: {
    icon: <CircleCheck aria-hidden />,
    frame: "border-success-line bg-success-wash",
    colour: "text-success-text",
  },
  no,
  gone: no,
  depends: {
    icon: <CircleAlert aria-hidden />,
    frame: "border-warning-line bg-warning-wash",
    colour: "text-warning-text",
  },
  invalid: { icon: <TextSearch aria-hidden />, frame: "border-line bg-surface", colour: "text-ink-muted" },
};
