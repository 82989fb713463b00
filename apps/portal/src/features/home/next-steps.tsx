import { Link } from "@quarry/ui/link";
import { Section } from "@quarry/ui/section";
import { BrainCircuit, ChevronRight, FileArchive, Inbox, MessagesSquare, ShieldCheck } from "lucide-react";

interface NextStepsProps {
  permissions: readonly string[];
}

/** What people come for, those that someone may do. */
export function NextSteps({ permissions }: NextStepsProps) {
  return (
    <Section title="What next" flush>
      <ul className="grid sm:grid-cols-2 xl:grid-cols-1">
        {steps
          .filter(({ permission }) => permissions.includes(permission))
          .map(({ href, icon, title, sentence }) => (
            <li key={href} className="border-line not-last:border-b sm:max-xl:nth-last-2:border-b-0">
              <Link
                href={href}
                className="group/step flex items-center gap-3 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2"
              >
                <span className="text-accent-text [&_svg]:size-4.5">{icon}</span>
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{title}</span>
                  <span className="block text-sm text-ink-muted">{sentence}</span>
                </span>
                <ChevronRight
                  aria-hidden
                  className="size-4 shrink-0 text-ink-faint group-hover/step:text-accent-text"
                />
              </Link>
            </li>
          ))}
      </ul>
    </Section>
  );
}

const steps = [
  {
    href: "/exports",
    permission: "exports.upload",
    icon: <FileArchive aria-hidden />,
    title: "Drop an export",
    sentence: "Every profile in it, and where it stands",
  },
  {
    href: "/verdicts",
    permission: "verdicts.check",
    icon: <ShieldCheck aria-hidden />,
    title: "Check a model",
    sentence: "Whether it works where you work, and why",
  },
  {
    href: "/profiles",
    permission: "profiles.read",
    icon: <BrainCircuit aria-hidden />,
    title: "Open the catalog",
    sentence: "Profiles of all connected accounts, with code",
  },
  {
    href: "/requests/new",
    permission: "requests.submit",
    icon: <Inbox aria-hidden />,
    title: "Ask for a profile",
    sentence: "A model under your tags, once somebody approves",
  },
  {
    href: "/playground",
    permission: "playground.use",
    icon: <MessagesSquare aria-hidden />,
    title: "Try one",
    sentence: "A streamed answer, its time and its tokens",
  },
] as const;
