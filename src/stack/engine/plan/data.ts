/** What a data source says, or that it can only be asked while applying. */
import { readData, validateFitting } from "../../../reconcile";
import { containsUnknown, type Diagnostic, hasErrors, sameValue, UNKNOWN, type Value, type Values } from "../../../schema";
import { blockAddressOf, formatAddress } from "../../address";
import { decodeBody, type ResourceBlock } from "../../configuration";
import { asWarnings } from "../model/checks";
import { unknownType } from "../model/unknown-type";
import { addressIn, type Each, type PlanDraft } from "./draft";

export async function planData(draft: PlanDraft, block: ResourceBlock, each: Each): Promise<void> {
  const instance = addressIn(block, each.key);
  const address = formatAddress(instance);
  // What a check cannot read stops nothing.
  const tell = (diagnostics: readonly Diagnostic[]) =>
    draft.tell(address, block.check === undefined ? diagnostics : asWarnings(diagnostics));
  const { dataSources } = draft.stack.provider;
  const entry = dataSources.get(block.type);
  if (!entry) {
    draft.tell(address, [unknownType("data source", block.type, dataSources.keys())]);
    return;
  }
  const { definition: source } = entry;
  const decoded = decodeBody(block.body, source.attributes, draft.values.scope(each), []);
  const problems = hasErrors(decoded.diagnostics)
    ? decoded.diagnostics
    : [...decoded.diagnostics, ...validateFitting(source, decoded.values)];
  tell(problems);
  if (hasErrors(problems)) return;
  const { sensitive } = decoded;
  const set = (values: Values) => draft.values.set(blockAddressOf(instance), each.key, { values, sensitive });
  // A run that only records has no later, in which it could be read.
  const { refreshOnly } = draft.request;
  const about = { address, instance, createFirst: false, sensitive };
  const readLater = (after: Values) => {
    set(after);
    if (!refreshOnly) draft.add({ ...about, action: "read", before: null, after });
  };
  const withoutAnswer = () => {
    const values = Object.entries(source.attributes).map(([name, { presence }]): [string, Value] => [
      name,
      presence === "computed" ? UNKNOWN : (decoded.values[name] ?? null),
    ]);
    return Object.fromEntries(values);
  };
  if (Object.values(decoded.values).some(containsUnknown) || block.dependsOn.some((blockAddress) => draft.isChanging(blockAddress))) {
    readLater(withoutAnswer());
    return;
  }
  const environment = draft.environmentOf(entry, block.providerKey, address);
  if (!environment) return;
  const { values, diagnostics } = await readData(source, environment, decoded.values);
  tell(diagnostics);
  // A check is about how things are when the run is over.
  if (block.check !== undefined) readLater(values ?? withoutAnswer());
  if (!values) return;
  const recorded = draft.state.instances.get(address);
  if (recorded && !sameValue(recorded.object.values, values)) draft.observed.set(address, { values, private: {} });
  if (block.check !== undefined) return;
  set(values);
  if (!refreshOnly) draft.add({ ...about, action: "none", before: { values, private: {} }, after: values });
}
