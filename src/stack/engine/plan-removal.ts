/** What becomes of an object that the stack no longer asks for. */
import { type Environment, type ObjectState, planObject } from "../../reconcile";
import { type Diagnostic, error } from "../../schema";
import { formatAddress, subjectOf } from "../address";
import type { Instance } from "../state/state";
import { providerKeyOf } from "./connections";
import { refusePrevented } from "./lifecycle";
import { type PlanDraft, sensitiveAttributes } from "./plan-draft";

export interface Removal {
  readonly recorded: Instance;
  readonly reason?: string | undefined;
  /** It is a predecessor of what is at its address. */
  readonly deposedKey?: string;
  /** It is only forgotten: the platform keeps it. */
  readonly forget?: boolean;
}

export async function planRemoval(draft: PlanDraft, { recorded, reason, deposedKey, forget = false }: Removal): Promise<void> {
  const address = formatAddress(recorded.address);
  const { type } = recorded.address;
  if (recorded.address.mode === "data") {
    draft.observed.set(address, null);
    return;
  }
  const about = {
    address,
    instance: recorded.address,
    createFirst: false,
    after: null,
    afterPrivate: {},
    ...(reason !== undefined && { reason }),
    replacedBy: [],
    ...(deposedKey !== undefined && { deposedKey }),
  };
  if (forget) {
    draft.add({ ...about, action: "forget", before: recorded.object, sends: false, sensitive: new Set(recorded.sensitive) });
    return;
  }
  const offer = draft.stack.provider.resources.get(type);
  if (!offer) {
    draft.tell(address, [foreignType(type)]);
    return;
  }
  const { definition } = offer;
  const environment = draft.environmentOf(offer, providerKeyOf(recorded.provider), address);
  const observed = environment && (await look(draft, { recorded, deposedKey, environment, address }));
  if (!environment || !observed) return;
  const planned = await planObject(definition, environment, { prior: observed, config: null });
  if (deposedKey === undefined) {
    draft.tell(address, planned.diagnostics);
    const block = draft.stack.configuration.resources.get(subjectOf(recorded.address));
    if (block) draft.tell(address, refusePrevented(block, address, "destroyed"));
  }
  const sensitive = new Set([...recorded.sensitive, ...sensitiveAttributes(definition)]);
  draft.add({ ...about, action: "delete", before: observed, sends: true, sensitive });
}

interface Looking {
  readonly recorded: Instance;
  readonly deposedKey: string | undefined;
  readonly environment: Environment;
  readonly address: string;
}

/** Undefined where there is nothing left to remove, or no way to tell. */
async function look(draft: PlanDraft, { recorded, deposedKey, environment, address }: Looking): Promise<ObjectState | undefined> {
  if (deposedKey !== undefined) return recorded.object;
  const definition = draft.stack.provider.resources.get(recorded.address.type)?.definition;
  const observed = definition && (await draft.observe(definition, address, environment, recorded.object));
  return observed === "failed" || observed === null ? undefined : observed;
}

function foreignType(type: string): Diagnostic {
  return error(
    `The state holds an object of type ${type}, which is not smsform's`,
    "Its provider can only be run by Terraform or OpenTofu: run tofu plan in this folder.",
  );
}
