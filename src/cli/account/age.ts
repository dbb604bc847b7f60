const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** For people: `5 min`, `3 h`, `12 d`, `7 months`, `2 years`. A clock may be behind the platform's. */
export function ageOf(ms: number): string {
  if (ms < minute) return "now";
  if (ms < hour) return `${Math.floor(ms / minute)} min`;
  if (ms < day) return `${Math.floor(ms / hour)} h`;
  if (ms < 60 * day) return `${Math.floor(ms / day)} d`;
  if (ms < 730 * day) return `${Math.floor(ms / (30.44 * day))} months`;
  return `${Math.floor(ms / (365.25 * day))} years`;
}
