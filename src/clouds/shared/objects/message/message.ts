/**
 * Messages: which version of a text programs send now, on every platform in the same way. A message goes on with its live version while the
 * next one is reviewed, and changes to it once both the template and its sender may be sent with.
 */
import {
  composeResource,
  type DueWork,
  isObject,
  type Resource,
  type Scope,
  type SeenValues,
  sameValue,
  UNKNOWN,
  type Value,
  type Values,
} from "../../../../schema";
import { toldInReview } from "../review";
import { attributesOf, checkMessage, hasKey, messageWording } from "./attributes";
import { claimsOf } from "./claims";
import { idIn, isStillUsable, lookAtCandidate, unlessGone } from "./look";
import { noticesOf } from "./notices";
import type { MessageOptions } from "./options";
import { standingOf } from "./standing";
import { lifeOf, type Superseded, supersededIn, timeIsOver } from "./superseded";

export function defineMessage<Client>(options: MessageOptions<Client>): Resource {
  const { type, template, sender } = options;
  const { attribute } = template;
  // Where sends name a template by another id than management does, both are kept: the live one is looked at, and deleted in the end.
  const keyName = hasKey(attribute) ? attribute : "template_id";
  const liveKey = `live_${keyName}`;

  /** What sends take once it is live. */
  function liveBy(key: string, candidate: Values, variables: Value): Values {
    const { template_id = null, sender = null, signature = null, text = null } = candidate;
    return {
      live_template_id: template_id,
      [liveKey]: key,
      live_sender: sender,
      live_signature: signature,
      live_text: text,
      live_variables: variables,
      usable: true,
    };
  }

  /** What differs between the live version and a candidate that may be sent with. */
  function dueSwitch(values: Values, wanted: Values): Values | undefined {
    const key = idIn(wanted, attribute);
    const { candidate = null } = values;
    if (key === undefined || key !== values[attribute] || !isObject(candidate)) return undefined;
    const differing = Object.entries(liveBy(key, candidate, wanted.variables ?? null)).filter(
      ([name, value]) => !sameValue(values[name], value),
    );
    return differing.length === 0 ? undefined : Object.fromEntries(differing);
  }

  /** What was superseded long enough ago. */
  function dueRetirement({ retiring, retire_after, ...values }: Values, wanted: Values): readonly Superseded[] {
    if (!Array.isArray(retiring) || retire_after !== wanted.retire_after) return [];
    const inUse = [values[liveKey], wanted[attribute]];
    return supersededIn(values, keyName).filter(({ id }) => retiring.includes(id) && !inUse.includes(id));
  }

  function due(values: Values, wanted: Values): DueWork<Values> | undefined {
    const live = dueSwitch(values, wanted);
    if (!live) return dueDeletion(values, wanted);
    const moves = liveKey in live;
    return { because: reasonOf(values, live), changes: { ...live, ...(moves && { superseded: UNKNOWN, retiring: UNKNOWN }) } };
  }

  function dueDeletion(values: Values, wanted: Values): DueWork<Values> | undefined {
    const gone = dueRetirement(values, wanted);
    if (gone.length === 0) return undefined;
    const left = supersededIn(values, keyName).filter(({ id }) => !gone.some((each) => each.id === id));
    const named = gone.map(({ templateId, since }) => `${templateId} (superseded since ${since})`).join(", ");
    return {
      because: `the time is over for what it has left, which is deleted from the platform: ${template.noun} ${named}`,
      changes: { superseded: left.map(recorded), retiring: [] },
    };
  }

  function reasonOf({ live_template_id: before = null }: Values, { live_template_id: after }: Values): string {
    if (after === undefined) return "what its candidate is sent with has changed";
    return `its candidate is approved, so programs are to send with ${String(after)}${before === null ? "" : ` in place of ${String(before)}`}`;
  }

  function supersededAfter(prior: Values, key: string, now: number): readonly Superseded[] {
    const left = { id: idIn(prior, liveKey), templateId: idIn(prior, "live_template_id") };
    const others = supersededIn(prior, keyName).filter(({ id }) => id !== key && id !== left.id);
    if (left.id === undefined || left.templateId === undefined || left.id === key) return others;
    return [...others, { id: left.id, templateId: left.templateId, since: new Date(now).toISOString() }];
  }

  function recorded({ id, templateId, since }: Superseded): Values {
    return { [keyName]: id, template_id: templateId, since };
  }

  /** Those whose time is over, and that nothing else of the stack needs. */
  async function retiringOf(scope: Scope<Client>, superseded: readonly Superseded[], values: SeenValues): Promise<readonly string[]> {
    const { clock, neededBy, retirement } = scope;
    const over = timeIsOver(superseded, lifeOf(values, retirement), clock.now()).map(({ id }) => id);
    const needed = await Promise.all(over.map((id) => neededBy({ type: template.type, id })));
    return over.filter((_, index) => needed[index]?.length === 0);
  }

  async function deleteLeft(scope: Scope<Client>, wanted: Values, prior: Values): Promise<SeenValues> {
    for (const { id } of dueRetirement(prior, wanted)) await unlessGone(template.delete(scope, id));
    return {};
  }

  async function seenOf(scope: Scope<Client>, values: SeenValues) {
    const { status, review, candidate } = await lookAtCandidate(scope, options, values);
    return { status, review, candidate };
  }

  return composeResource<Client>({
    type,
    noun: "message",
    doc:
      "Which version of a text programs send now. Its candidate goes live by a planned change, once its template and its sender are approved; until then the " +
      "live version stays what it is, nothing waits and nothing fails. It has no object of its own on the platform. Give the template " +
      "`lifecycle { create_before_destroy = true }` and `skip_destroy = true`: programs learn of a switch later than the platform, and what they still send " +
      "with must outlive it.",
    attributes: attributesOf(options, liveKey),
    wording: {
      ...messageWording,
      textOf: attribute,
      signatureOf: sender.attribute,
      ...(sender.given !== undefined && { signature: sender.given }),
    },
    isPartOf: "another object",
    review: {
      status: toldInReview.status,
      words: toldInReview.words,
      of(values) {
        const id = idIn(values, attribute);
        return id === undefined ? undefined : { type: template.type, id };
      },
      standing: (values) => standingOf(values, options.stateOf),
    },
    title: ({ key }) => key,
    check: (config) => checkMessage(config, options),
    readDiagnostics: (values) => noticesOf(values, options),
    claims: (after, before, retirement) => claimsOf({ type: template.type, attribute, liveKey, keyName }, after, before, retirement),
    removalNotice:
      "The templates that it had live, and those that they superseded, stay on the platform. The next catalogue that is written no longer has its key.",

    async read(scope, _id, prior) {
      const looked = await unlessGone(lookAtCandidate(scope, options, prior));
      const { status = null, review = null, candidate = null, isTemplateUsable = false } = looked ?? {};
      const live = idIn(prior, liveKey);
      const usable =
        live !== undefined && (live === idIn(prior, attribute) ? isTemplateUsable : await isStillUsable(scope, options, live, prior));
      return { status, review, candidate, usable, retiring: await retiringOf(scope, supersededIn(prior, keyName), prior) };
    },
    follows(values) {
      const live = idIn(values, liveKey);
      const attributes = ["usable", ...(live === idIn(values, attribute) ? ["status", "review", "candidate"] : [])];
      return live !== undefined && values.usable === true ? { object: { type: template.type, id: live }, attributes } : undefined;
    },
    creation: {
      by: "repetition",
      async create(scope, wanted) {
        const looked = await seenOf(scope, wanted);
        const key = idIn(wanted, attribute);
        const live = looked.candidate && key !== undefined ? liveBy(key, looked.candidate, wanted.variables ?? null) : { usable: false };
        return { seen: { id: wanted.key, ...looked, ...live, superseded: [], retiring: [] } };
      },
    },
    update: (scope, _id, wanted) => seenOf(scope, wanted),
    work: {
      due,
      async carryOut(scope, _id, wanted, prior) {
        const key = idIn(wanted, attribute);
        if (key !== undefined && dueSwitch(prior, wanted)) {
          const superseded = supersededAfter(prior, key, scope.clock.now());
          return { superseded: superseded.map(recorded), retiring: await retiringOf(scope, superseded, wanted) };
        }
        return deleteLeft(scope, wanted, prior);
      },
    },
    retirement: { due: dueDeletion, carryOut: (scope, _id, wanted, prior) => deleteLeft(scope, wanted, prior) },
    async delete() {
      // Nothing stands for it on the platform.
    },
  });
}
