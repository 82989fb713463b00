"use client";

import { Button } from "@quarry/ui/button";
import { useState } from "react";
import type { ReactNode } from "react";

interface LongListProps<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  render: (item: Item) => ReactNode;
}

const shownAtFirst = 20;

/** A list that shows its first rows and more on demand. */
export function LongList<Item>({ items, keyOf, render }: LongListProps<Item>) {
  const [shown, setShown] = useState(shownAtFirst);
  const rest = items.length - shown;
  return (
    <>
      <ul>
        {items.slice(0, shown).map((item) => (
          <li key={keyOf(item)} className="min-w-0 border-b border-line px-4 py-2 last:border-b-0">
            {render(item)}
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <div className="border-t border-line px-4 py-2">
          <Button size="sm" onClick={() => setShown(shown + 100)}>
            {`Show ${Math.min(rest, 100)} more`}
          </Button>
        </div>
      ) : null}
    </>
  );
}
