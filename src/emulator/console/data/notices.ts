/** What is told once: that something was done, or was not. */
import { useEffect, useState } from "preact/hooks";

export interface Notice {
  readonly text: string;
  readonly isProblem: boolean;
}

const shownMs = 6000;
let show: (notice: Notice) => void = () => {};

export function tell(text: string): void {
  show({ text, isProblem: false });
}

export function tellProblem(problem: unknown): void {
  show({ text: problem instanceof Error ? problem.message : String(problem), isProblem: true });
}

/** The latest one, for as long as it takes to read. */
export function useNotice(): Notice | undefined {
  const [notice, set] = useState<Notice>();
  useEffect(() => {
    show = set;
  }, []);
  useEffect(() => {
    if (notice === undefined || notice.isProblem) return;
    const timer = setTimeout(() => set(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [notice]);
  return notice;
}
