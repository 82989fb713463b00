/** `45 s`, `3 min 20 s`, `2 h 5 min`; rounded up, because it is used for time that is left. */
export function formatDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min${rest(whole % 60, "s")}`;
  return `${Math.floor(minutes / 60)} h${rest(minutes % 60, "min")}`;
}

const rest = (amount: number, unit: string) => (amount === 0 ? "" : ` ${amount} ${unit}`);
