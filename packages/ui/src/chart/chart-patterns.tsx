import { PatternLines } from "@visx/pattern";

/** Lines through every second group. */
export function GroupLines({ id }: { id: string }) {
  return (
    <PatternLines {...{ id, stroke }} width={6} height={6} strokeWidth={1.25} orientation={["horizontal"]} />
  );
}

/** The hatching of what may still change. */
export function EstimateHatch({ id }: { id: string }) {
  return <PatternLines {...{ id, stroke }} width={6} height={6} strokeWidth={2} orientation={["diagonal"]} />;
}

const stroke = "var(--surface)";
