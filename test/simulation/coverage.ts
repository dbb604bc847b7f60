/** What histories came by: who did what, what went wrong meanwhile, and which types it was about. */
import { allFaults, allTypes, nothingWrong, rows, whyNever } from "./reach";

type Place = readonly [actor: string, fault: string, type: string];

export class Coverage {
  readonly #counts = new Map<string, number>();

  note(actor: string, fault: string, type: string): void {
    this.add(JSON.stringify([actor, fault, type]), 1);
  }

  /** Of a deed in which nothing can go wrong. */
  noteDeed(actor: string, type: string): void {
    this.note(actor, nothingWrong, type);
  }

  add(key: string, count: number): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }

  entries(): readonly (readonly [key: string, count: number])[] {
    return [...this.#counts];
  }

  merge(others: ReturnType<Coverage["entries"]>): void {
    for (const [key, count] of others) this.add(key, count);
  }

  /** How often each actor met each type and each fault, and each fault each type; then what is missing, and what cannot be. */
  table(): string {
    const counts = this.entries().map(([key, count]): Cell => ({ place: JSON.parse(key), count }));
    const possible = [...rows.keys()].flatMap((actor) => allFaults.flatMap((fault) => allTypes.map((type): Place => [actor, fault, type])));
    return [
      tableOf("actor × type", [0, 2], counts, possible),
      tableOf("fault × type", [1, 2], counts, possible),
      tableOf("actor × fault", [0, 1], counts, possible),
      this.#missing(possible),
      `· never comes about:\n${reasons(possible).join("\n")}`,
    ].join("\n\n");
  }

  #missing(all: readonly Place[]): string {
    const possible = all.filter((place) => whyNever(...place) === undefined);
    const missing = possible.filter((place) => !this.#counts.has(JSON.stringify(place)));
    const lines = [...rows.keys()].flatMap((actor) => {
      const here = missing.filter(([each]) => each === actor);
      const faults = [...new Set(here.map(([, fault]) => fault))];
      const typesWith = (fault: string) => here.filter(([, each]) => each === fault).map(([, , type]) => shortOf(type));
      return faults.length === 0 ? [] : [`  ${actor}: ${faults.map((fault) => `${fault} with ${typesWith(fault).join(", ")}`).join("; ")}`];
    });
    const count = `${possible.length - missing.length} of ${possible.length} cells of actor × fault × type are filled`;
    return missing.length === 0 ? count : `${count}; empty, and could be filled by more histories:\n${lines.join("\n")}`;
  }
}

interface Cell {
  readonly place: Place;
  readonly count: number;
}

type Axis = 0 | 1 | 2;

function tableOf(title: string, [down, across]: readonly [Axis, Axis], counts: readonly Cell[], all: readonly Place[]): string {
  const valuesOf = (axis: Axis) => [...new Set([...all, ...counts.map(({ place }) => place)].map((place) => place[axis]))];
  const sums = new Map<string, number>();
  for (const { place, count } of counts) {
    const key = `${place[down]}\n${place[across]}`;
    sums.set(key, (sums.get(key) ?? 0) + count);
  }
  const reachable = new Set(all.filter((place) => whyNever(...place) === undefined).map((place) => `${place[down]}\n${place[across]}`));
  const columns = valuesOf(across);
  const shown = (row: string, column: string) => {
    const key = `${row}\n${column}`;
    // What nobody expects is told where it came about.
    const isExpected = reachable.has(key) || (down === 0 && !rows.has(row));
    return String(sums.get(key) ?? (isExpected ? 0 : "·"));
  };
  const head = ["", ...columns.map(shortOf)];
  const lines = valuesOf(down).map((row) => [row, ...columns.map((column) => shown(row, column))]);
  const widths = head.map((text, i) => Math.max(text.length, ...lines.map((line) => line[i]?.length ?? 0)));
  const aligned = (line: readonly string[]) =>
    line.map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0))).join("  ");
  return [title, aligned(head), ...lines.map(aligned)].join("\n");
}

function shortOf(type: string): string {
  return type.replace(/^sms_/, "");
}

/** Each reason once, with how many cells it empties. */
function reasons(all: readonly Place[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const place of all) {
    const why = whyNever(...place);
    if (why !== undefined) counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return [...counts].map(([why, count]) => `  ${why} (${count})`);
}
