import { BookOpen, Boxes, ClipboardList, FormInput, MessageSquare, Table2 } from "lucide-react";
import { StrictMode, useState } from "react";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { AppShell } from "../src/app-shell.tsx";
import { CommandPalette } from "../src/command-palette.tsx";
import { PaletteButton } from "../src/palette-button.tsx";
import { ShortcutHelp } from "../src/shortcut-help.tsx";
import { ThemeToggle } from "../src/theme-toggle.tsx";
import type { Theme } from "../src/theme-toggle.tsx";
import { UiProvider } from "../src/ui-provider.tsx";
import { useShortcuts } from "../src/use-shortcuts.ts";
import type { Shortcut } from "../src/use-shortcuts.ts";
import { ChartPage } from "./chart-page.tsx";
import { ContentPage } from "./content-page.tsx";
import { ControlsPage } from "./controls-page.tsx";
import { FeedbackPage } from "./feedback-page.tsx";
import { FormDialogPage } from "./form-dialog-page.tsx";
import { TablePage } from "./table-page.tsx";

const parameters = new URLSearchParams(location.search);

const pages: Record<string, ReactNode> = {
  "/table": <TablePage face={parameters.get("face") ?? "data"} />,
  "/controls": <ControlsPage />,
  "/feedback": <FeedbackPage />,
  "/content": <ContentPage />,
  "/form-dialog": <FormDialogPage />,
  "/chart": <ChartPage face={parameters.get("face") ?? "days"} />,
};

const navigation = [
  {
    items: [
      { href: "?page=/table", label: "Table", icon: <Table2 aria-hidden />, count: 128, countLabel: "rows" },
      { href: "?page=/controls", label: "Controls", icon: <FormInput aria-hidden /> },
    ],
  },
  {
    label: "Reading",
    items: [
      { href: "?page=/feedback", label: "Feedback", icon: <MessageSquare aria-hidden />, count: 3 },
      { href: "?page=/content", label: "Content", icon: <BookOpen aria-hidden /> },
    ],
  },
];

function Gallery() {
  const [theme, setTheme] = useState<Theme>("system");
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const page = parameters.get("page") ?? "/table";
  const shortcuts: Shortcut[] = [
    { keys: "mod+k", label: "Search everything", run: () => setPaletteOpen(true) },
    { keys: "/", label: "Filter this list", run: () => document.querySelector("input")?.focus() },
    { keys: "?", label: "Show shortcuts", run: () => setHelpOpen(true) },
    { keys: "g t", label: "Go to the table", group: "Go to", run: () => location.assign("?page=/table") },
  ];
  useShortcuts(shortcuts);
  return (
    <AppShell
      product="Quarry"
      navigation={navigation}
      currentPath={`?page=${page}`}
      footer="Component gallery"
      search={<PaletteButton onOpen={() => setPaletteOpen(true)} />}
      end={
        <ThemeToggle
          theme={theme}
          onChange={(next) => {
            setTheme(next);
            document.documentElement.className = next === "system" ? "" : next;
          }}
        />
      }
    >
      {pages[page] ?? pages["/table"]}
      <CommandPalette
        open={paletteOpen}
        onOpenChange={setPaletteOpen}
        groups={[
          {
            label: "Pages",
            items: navigation.flatMap(({ items }) =>
              items.map(({ href, label, icon }) => ({
                id: href,
                label,
                icon,
                href,
                keys: label === "Table" ? "g t" : undefined,
              })),
            ),
          },
          {
            label: "Actions",
            items: [
              {
                id: "dark",
                label: "Dark theme",
                icon: <Boxes aria-hidden />,
                onSelect: () => (document.documentElement.className = "dark"),
              },
              {
                id: "help",
                label: "Show shortcuts",
                hint: "?",
                icon: <ClipboardList aria-hidden />,
                onSelect: () => setHelpOpen(true),
              },
            ],
          },
        ]}
        onSearch={searchThings}
      />
      <ShortcutHelp shortcuts={shortcuts} open={helpOpen} onOpenChange={setHelpOpen} />
    </AppShell>
  );
}

const searchThings = (text: string) =>
  Promise.resolve([
    {
      label: "Things",
      items: [{ id: "thing", label: `chat-${text}`, hint: "us-east-1", icon: <Boxes aria-hidden /> }],
    },
  ]);

const root = document.getElementById("root");
document.documentElement.className = parameters.get("theme") ?? "";
if (root)
  createRoot(root).render(
    <StrictMode>
      <UiProvider nonce="gallery">
        <Gallery />
      </UiProvider>
    </StrictMode>,
  );
