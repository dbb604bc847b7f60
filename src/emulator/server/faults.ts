/** Faults: rules that make chosen calls go wrong in chosen ways. */
import { z } from "zod";
import type { Platform } from "../platform";
import { parseOrExplain } from "../values/validation";

const flag = z.literal(true);

const actionSchema = z.union(
  [
    z.strictObject({ status: z.int().min(200).max(599), code: z.string().min(1), message: z.string().default("Injected fault.") }),
    z.strictObject({ delayMs: z.number().min(0) }),
    z.strictObject({ dropAnswer: flag }),
    z.strictObject({ resetBefore: flag }),
    z.strictObject({ throttle: flag }),
  ],
  {
    error:
      "expected one of {status: 200-599, code, message?}, {delayMs: 0 or more}, {dropAnswer: true}, {resetBefore: true}, {throttle: true}",
  },
);

const ordinal = z.int().min(1);

export const faultRuleSchema = z.strictObject({
  /** Only calls of this platform. */
  platform: z.string().optional(),
  /** Only this call, e.g. `createTemplate`. */
  call: z.string().optional(),
  /** Only this HTTP method. */
  method: z.string().toUpperCase().optional(),
  /** Which of the matching calls, counted from 1 when the rule is added; default all. */
  nth: z
    .union([ordinal, z.array(ordinal).min(1), z.literal("all")], { error: 'expected a number from 1, a list of such numbers, or "all"' })
    .default("all"),
  /** Chance from 0 to 1 that a chosen call is hit; default 1. */
  probability: z.number().min(0).max(1).optional(),
  /** The rule is spent after it has hit this many calls. */
  times: ordinal.optional(),
  /**
   * `status`: refuse with this error, without effect. `delayMs`: effect at once, answer late. `dropAnswer`: effect, then the
   * connection closes without an answer. `resetBefore`: the connection is reset, without effect. `throttle`: the platform's
   * own "too many requests", without effect.
   */
  action: actionSchema,
});

export type FaultAction = z.infer<typeof actionSchema>;
export type FaultRule = z.input<typeof faultRuleSchema>;

/** A rule with what it has done so far. */
export type FaultState = z.infer<typeof faultRuleSchema> & { readonly matched: number; readonly hits: number };

export interface Faults {
  list(): FaultState[];
  /** Adds rules after the present ones; the first that hits a call wins. @throws Error naming what does not fit. */
  add(rules: readonly unknown[]): void;
  clear(): void;
  /** Counts the call and says what happens to it. */
  actionFor(call: { platform: string; call: string; method: string }): FaultAction | undefined;
}

/** @param random gives numbers from 0 to below 1, for `probability`. */
export function createFaults(platforms: ReadonlyMap<string, Platform>, random: () => number): Faults {
  let rules: { rule: z.infer<typeof faultRuleSchema>; matched: number; hits: number }[] = [];
  return {
    list: () => rules.map(({ rule, matched, hits }) => ({ ...rule, matched, hits })),
    add: (inputs) => {
      const parsed = inputs.map((input) => parseOrExplain(faultRuleSchema, input, "Fault rule"));
      for (const rule of parsed) checkNames(platforms, rule.platform, rule.call);
      rules = [...rules, ...parsed.map((rule) => ({ rule, matched: 0, hits: 0 }))];
    },
    clear: () => {
      rules = [];
    },
    actionFor: (call) => {
      let action: FaultAction | undefined;
      for (const state of rules) {
        const { rule } = state;
        const matches =
          (rule.platform ?? call.platform) === call.platform &&
          (rule.call ?? call.call) === call.call &&
          (rule.method ?? call.method) === call.method;
        if (!matches) continue;
        state.matched += 1;
        const chosen = rule.nth === "all" || [rule.nth].flat().includes(state.matched);
        const spent = rule.times !== undefined && state.hits >= rule.times;
        if (action !== undefined || !chosen || spent) continue;
        if (rule.probability !== undefined && random() >= rule.probability) continue;
        state.hits += 1;
        action = rule.action;
      }
      return action;
    },
  };
}

/** A misspelt name would make a rule that never hits, which looks like a passed test. */
function checkNames(platforms: ReadonlyMap<string, Platform>, platform: string | undefined, call: string | undefined): void {
  if (platform !== undefined && !platforms.has(platform)) {
    throw new Error(`Fault rule names the unknown platform "${platform}". Allowed: ${[...platforms.keys()].join(", ")}.`);
  }
  const candidates = [...platforms].filter(([name]) => platform === undefined || name === platform);
  const calls = candidates.flatMap(([, { calls: names }]) => names);
  if (call !== undefined && !calls.includes(call)) {
    throw new Error(`Fault rule names the unknown call "${call}". Allowed: ${calls.join(", ")}.`);
  }
}
