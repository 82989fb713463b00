import { clsx } from "clsx";
import { Check, Minus, X } from "lucide-react";
import type { ReactNode } from "react";

export type StepState = "done" | "current" | "upcoming" | "failed" | "skipped";

export type Step = { id: string; label: string; state: StepState; hint?: ReactNode };

export type StepperProps = { label: string; steps: readonly Step[] };

/** The steps of a lifecycle and how far it has come. */
export function Stepper({ label, steps }: StepperProps) {
  return (
    <ol aria-label={label} className="flex flex-col sm:flex-row">
      {steps.map((step) => (
        <li
          key={step.id}
          aria-current={step.state === "current" ? "step" : undefined}
          className="group/step relative flex flex-1 gap-2.5 pb-4 last:pb-0 sm:flex-col sm:gap-1.5 sm:pb-0"
        >
          <span
            aria-hidden
            className="absolute top-5 bottom-0 left-2.5 w-px bg-line group-last/step:hidden sm:top-2.5 sm:right-1 sm:bottom-auto sm:left-6 sm:h-px sm:w-auto"
          />
          <span
            className={clsx(
              "relative z-1 flex size-5 shrink-0 items-center justify-center rounded-full border [&_svg]:size-3",
              marks[step.state],
            )}
          >
            {icons[step.state]}
          </span>
          <span className="min-w-0 sm:pr-4">
            <span className={clsx("block", step.state === "current" ? "font-semibold" : labels[step.state])}>
              {step.label}
              <span className="sr-only">, {words[step.state]}</span>
            </span>
            {step.hint ? <span className="block text-xs text-ink-muted">{step.hint}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

const marks: Record<StepState, string> = {
  done: "border-success-line bg-success-wash text-success-text",
  current: "border-accent bg-accent text-accent-ink",
  upcoming: "border-line-strong bg-surface",
  failed: "border-danger bg-danger text-danger-ink",
  skipped: "border-line-strong bg-sunken text-ink-muted",
};

const icons: Record<StepState, ReactNode> = {
  done: <Check strokeWidth={3} aria-hidden />,
  current: <span className="size-1.5 rounded-full bg-current" />,
  upcoming: null,
  failed: <X strokeWidth={3} aria-hidden />,
  skipped: <Minus aria-hidden />,
};

const labels: Record<StepState, string> = {
  done: "",
  current: "",
  upcoming: "text-ink-muted",
  failed: "font-semibold text-danger-text",
  skipped: "text-ink-muted line-through",
};

const words: Record<StepState, string> = {
  done: "done",
  current: "under way",
  upcoming: "to come",
  failed: "failed",
  skipped: "skipped",
};
