import { Money } from "@quarry/ui/money";
import type { ReactNode } from "react";

interface AmountRowProps {
  /** What costs it. */
  children: ReactNode;
  /** US dollars, as a decimal string. */
  amount: string;
}

/** One line of a list of costs. */
export function AmountRow({ children, amount }: AmountRowProps) {
  return (
    <li className="flex justify-between gap-4 border-t border-line py-1.5 first:border-t-0">
      {children}
      <Money amount={amount} />
    </li>
  );
}
