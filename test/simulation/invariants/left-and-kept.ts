import type { Memory } from "../frontends/frontend";
import type { Watched } from "../run";
import { Violation } from "./violation";

/** What one message has left, and another one or the stack keeps, is deleted by neither. */
export function leftAndKept({ reports, difference, memory, memoryBefore }: Watched): void {
  const changes = reports.flatMap((report) => report.changes ?? []);
  for (const { view, text } of difference.gone) {
    if (view.kind !== "templates") continue;
    const retiring = changes.filter(({ retires }) => retires.includes(view.id)).map(({ address }) => address);
    const isAskedFor = changes.some(({ id, action, type }) => id === view.id && action !== "none" && type.endsWith("_template"));
    if (retiring.length === 0 || isAskedFor) continue;
    const keeping = keptBy(memory, view.id).filter(
      (address) => !retiring.includes(address) && keptBy(memoryBefore, view.id).includes(address),
    );
    if (keeping.length > 0)
      throw new Violation(
        "what a message left and another keeps stays",
        `${text} was left by ${retiring.join()}, kept by ${keeping.join()}`,
      );
  }
}

/** Addresses of templates that are recorded with an id, and of messages that are sent with it or wait for its time. */
function keptBy({ recorded }: Memory, template: string): readonly string[] {
  return recorded
    .filter(({ type, id, values }) =>
      type.endsWith("_message")
        ? [values.live_template_id, values.template_id, values.template].includes(template) ||
          JSON.stringify(values.superseded ?? null).includes(`"${template}"`)
        : type.endsWith("_template") && id === template,
    )
    .map(({ address }) => address);
}
