/** What a platform tells once: nobody here knows it of an object that was made elsewhere, or whose creation was not answered. */
import { type Diagnostic, type Resource, type Values, warning } from "../schema";
import { capitalized, nameOf } from "./naming";

/** @param unheard why it was not heard, a sentence */
export function untoldNotices(resource: Resource, values: Values, unheard: string): Diagnostic[] {
  return Object.entries(resource.attributes).flatMap(([name, { toldOnce }]) => {
    if (!toldOnce || (values[name] ?? null) !== null) return [];
    return [
      warning(
        `${capitalized(nameOf(resource, values))}: its ${name} is not known`,
        `The platform tells it once, in its answer to the creation. ${unheard} It stays null, and plans are clean: take it from where it was kept, or from the platform's console.`,
        [name],
      ),
    ];
  });
}
