import * as cdktf from "cdktf";
import * as cdktn from "cdktn";
import * as cdktfBindings from "../../dist/cdktf";
import * as cdktnBindings from "../../dist/cdktn";

export interface Engine {
  readonly engine: typeof cdktf;
  readonly sms: typeof cdktfBindings;
}

/** Both construct engines with their bindings. cdktn is a fork with the same classes: it is seen through the types of cdktf. */
export const engines: readonly (readonly [string, Engine])[] = [
  ["cdktf", { engine: cdktf, sms: cdktfBindings }],
  ["cdktn", { engine: cdktn as unknown as typeof cdktf, sms: cdktnBindings as unknown as typeof cdktfBindings }],
];

export interface Stack {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly [section: string]: unknown;
}

/** The stack as it would be written, after the validations that a real synthesis runs. It has a provider unless it makes one itself. */
export function synthesized({ engine, sms }: Engine, build: (stack: cdktf.TerraformStack) => void): Stack {
  const stack = new engine.TerraformStack(engine.Testing.app(), "shop");
  build(stack);
  if (!stack.node.tryFindChild("sms")) new sms.SmsProvider(stack, "sms");
  return JSON.parse(engine.Testing.synth(stack, true));
}
