"use client";

import type { Fetched } from "@quarry/ui/fetched";
import { useEffect, useEffectEvent, useState } from "react";
import { tellWhenNeeded, useFetched } from "@/client/use-fetched.ts";
import { useRemembered } from "../profiles/use-remembered.ts";
import type { Memory, Shape } from "../profiles/use-remembered.ts";

interface KeptDraft<Draft> {
  name: string;
  /** What says whether a kept draft still is one. */
  rules: Fetched<{ draftShape: Shape<Draft> }>;
  /** What counts while nothing is kept. */
  otherwise: Draft;
  memory?: Memory;
}

interface DraftHandle<Draft> {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  /** Forgets what was typed. */
  clear: () => void;
}

/** What was typed since the page was opened, and whether it was kept. */
interface Typing<Draft> {
  name: string;
  parts: Partial<Draft>;
  isKept: boolean;
}

/** What is kept and cannot be read yet. */
const unread = Symbol("unread");
const unreadable: Shape<typeof unread> = { safeParse: () => ({ data: unread }) };

/**
 * A draft that survives a reload, under a name of its own. What is typed before the kept draft could be read is
 * put on top of it.
 */
export function useKeptDraft<Draft extends object>(options: KeptDraft<Draft>): DraftHandle<Draft> {
  const { name, rules, otherwise, memory = "browser" } = options;
  const shape = useFetched(rules)?.draftShape;
  const [kept, keep] = useRemembered<Draft | typeof unread | null>({
    name,
    schema: shape ?? unreadable,
    otherwise: null,
    memory,
  });
  const [typing, setTyping] = useState<Typing<Draft>>({ name, parts: {}, isKept: false });
  const { parts, isKept } = typing.name === name ? typing : { parts: {}, isKept: false };
  const isUnread = kept === unread && !isKept;
  const draft = { ...(kept === null || kept === unread ? otherwise : kept), ...parts };
  useEffect(() => {
    if (isUnread) void rules.fetch().catch(tellWhenNeeded);
  }, [isUnread, rules]);
  const put = (next: Draft, typed: Partial<Draft>): void => {
    keep(next);
    setTyping({ name, parts: typed, isKept: true });
  };
  const isLate = Object.keys(parts).length > 0 && !isUnread && !isKept;
  const keepLate = useEffectEvent(() => keep(draft));
  useEffect(() => {
    if (isLate) keepLate();
  }, [isLate]);
  return {
    draft,
    change: (part) => {
      const next = { ...parts, ...part };
      if (isUnread) setTyping({ name, parts: next, isKept });
      else put({ ...draft, ...part }, next);
    },
    clear: () => put(otherwise, {}),
  };
}
