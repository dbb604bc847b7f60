/** Numbers: what the carriers know of them. */
import type { z } from "zod";
import type { ObjectKind, ObjectView } from "../../platform";
import type { SettingsStore } from "../../stores/settings";
import { parseOrExplain } from "../../values/validation";
import { noReview, requireNoReview, viewer } from "./object-kind";

export interface AdminNumbers<Schema extends z.ZodType<object>> {
  readonly platform: string;
  readonly schema: Schema;
  /** By number, in the form that {@link keyOf} gives. */
  readonly fates: SettingsStore<z.infer<Schema>>;
  /** `undefined` for what is no number. */
  keyOf(text: string): string | undefined;
  statusOf(fate: z.infer<Schema>): string;
}

/** The id is the number; every number exists. Listed are those with a fate of their own. */
export function adminNumbers<Schema extends z.ZodType<object>>(parts: AdminNumbers<Schema>): ObjectKind {
  const { platform, schema, fates } = parts;
  const viewOf = viewer(platform);
  const keyOf = (text: string): string => {
    const key = parts.keyOf(text);
    if (key === undefined) throw new Error(`"${text}" is no number. Expected 11 digits, or E.164 with its plus sign.`);
    return key;
  };
  const view = (number: string): ObjectView => {
    const fate = fates.of(number);
    return viewOf("numbers", number, "", parts.statusOf(fate), fate);
  };
  return {
    list: () => fates.list().map(([number]) => view(number)),
    get: (text) => view(keyOf(text)),
    act: noReview("numbers"),
    edit: (text, changes, resubmit) => {
      requireNoReview("numbers", resubmit);
      const number = keyOf(text);
      fates.set(number, parseOrExplain(schema, { ...fates.of(number), ...Object(changes) }, `Edit of ${number}`));
      return view(number);
    },
    remove: (text) => fates.forget(keyOf(text)),
  };
}
