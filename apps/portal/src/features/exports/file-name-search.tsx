"use client";

import { TextField } from "@quarry/ui/text-field";
import { Search } from "lucide-react";
import { useRef, useState } from "react";

interface FileNameSearchProps {
  /** What is searched by. */
  label?: string;
  /** What the list is filtered by now. */
  value: string;
  onChange: (value: string) => void;
}

// The server is asked when typing rests, so that a word is one question.
const restMilliseconds = 250;

/** Filters the list by file name. */
export function FileNameSearch({ label = "Search by file name", value, onChange }: FileNameSearchProps) {
  const [typed, setTyped] = useState({ text: value, applied: value });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address can change without typing, by going back or by "Show all exports".
  const text = typed.applied === value ? typed.text : value;
  const type = (next: string) => {
    setTyped({ text: next, applied: value });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setTyped({ text: next, applied: next.trim() });
      onChange(next.trim());
    }, restMilliseconds);
  };
  return (
    <TextField
      label={label}
      labelHidden
      id="list-search"
      type="search"
      placeholder={label}
      className="sm:max-w-80"
      icon={<Search aria-hidden />}
      value={text}
      maxLength={200}
      onChange={(event) => type(event.target.value)}
    />
  );
}
