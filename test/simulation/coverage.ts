/** What histories came by: who did what, what went wrong meanwhile, and which types it was about. */
export class Coverage {
  readonly #counts = new Map<string, number>();

  note(actor: string, fault: string, type: string): void {
    this.add(JSON.stringify([actor, fault, type]), 1);
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

  /** A row for each type, and how often each actor and each fault met it. */
  table(): string {
    const cells = this.entries().map(([key, count]) => {
      const [actor = "", fault = "", type = ""]: string[] = JSON.parse(key);
      return { actor, fault, type, count };
    });
    return [tableOf("actor", cells, ({ actor }) => actor), tableOf("fault", cells, ({ fault }) => fault)].join("\n\n");
  }
}

interface Cell {
  readonly type: string;
  readonly count: number;
  readonly actor: string;
  readonly fault: string;
}

function tableOf(title: string, cells: readonly Cell[], columnOf: (cell: Cell) => string): string {
  const types = [...new Set(cells.map(({ type }) => type))].sort();
  const columns = [...new Set(cells.map(columnOf))].sort();
  const sums = new Map<string, number>();
  for (const cell of cells) {
    const key = `${columnOf(cell)}\n${cell.type}`;
    sums.set(key, (sums.get(key) ?? 0) + cell.count);
  }
  const head = ["", ...types.map((type) => type.replace(/^sms_/, ""))];
  const rows = columns.map((column) => [column, ...types.map((type) => String(sums.get(`${column}\n${type}`) ?? 0))]);
  const widths = head.map((text, i) => Math.max(text.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0))).join("  ");
  return [`${title} × type`, line(head), ...rows.map(line)].join("\n");
}
