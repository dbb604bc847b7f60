/** Durations as Terraform writes them, `1h30m`, `90s`, `0s`, and in days, because reviews take some: `30d`. */

const units = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;

/** Milliseconds, or undefined for what is no duration. */
export function parseDuration(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/gy)].reduce((sum, [, amount, unit]) => {
    const perUnit = Object.entries(units).find(([name]) => name === unit)?.[1] ?? 0;
    return sum + Number(amount) * perUnit;
  }, 0);
}

/** The same in the largest units: `30d`, `1h30m`, `1s500ms`. */
export function writeDuration(ms: number): string {
  let left = Math.round(ms);
  const parts = Object.entries(units).map(([unit, size]) => {
    const amount = Math.floor(left / size);
    left -= amount * size;
    return amount === 0 ? "" : `${amount}${unit}`;
  });
  return parts.join("") || "0s";
}
