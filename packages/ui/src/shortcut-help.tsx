"use client";

import { Fragment, useSyncExternalStore } from "react";
import { Dialog } from "./dialog.tsx";
import { KeyHint } from "./key-hint.tsx";
import { describeKeys } from "./text/shortcut-keys.ts";
import type { Shortcut } from "./use-shortcuts.ts";

export type ShortcutHelpProps = {
  shortcuts: readonly Pick<Shortcut, "keys" | "label" | "group">[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** The list behind `?`. */
export function ShortcutHelp({ shortcuts, open, onOpenChange }: ShortcutHelpProps) {
  const groups = Map.groupBy(shortcuts, ({ group }) => group ?? "Anywhere");
  return (
    <Dialog title="Keyboard shortcuts" open={open} onOpenChange={onOpenChange} width="sm">
      <div className="flex flex-col gap-4 pb-2">
        {[...groups].map(([group, members]) => (
          <section key={group} aria-label={group}>
            <h3 className="mb-1 text-xs font-medium text-ink-faint">{group}</h3>
            <dl>
              {members.map(({ keys, label }) => (
                <div key={keys} className="flex min-h-control-small items-center justify-between gap-4">
                  <dt>{label}</dt>
                  <dd>
                    <ShortcutKeys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

/** The keys of one shortcut, in the names of this machine's keyboard. */
export function ShortcutKeys({ keys }: { keys: string }) {
  const isMac = useSyncExternalStore(neverChanges, isMacintosh, () => false);
  return (
    <span className="inline-flex items-center gap-1 text-xs text-ink-muted">
      {describeKeys(keys, isMac).map((press, index) => (
        // The presses of one shortcut never change places.
        <Fragment key={index}>
          {index > 0 ? "then" : null}
          {press.map((part) => (
            <KeyHint key={part}>{part}</KeyHint>
          ))}
        </Fragment>
      ))}
    </span>
  );
}

const neverChanges = () => () => undefined;

const isMacintosh = () => /Mac|iPhone|iPad/.test(navigator.userAgent);
