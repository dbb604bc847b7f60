/** An account that may send: an approved signature and template on an emulator whose clock stands still. */
import type { Emulator, EmulatorOptions } from "../../src/emulator";
import { clockAt, noon } from "./sending";
import { type CallOptions, call, newSign, newTemplate, type Reply, rowsOf, signRef, templateRef, unhurried } from "./tencent-caller";

export const phone = "+8618501234444";
export const appId = "1400006666";

export interface SentItem {
  readonly SerialNo: string;
  readonly PhoneNumber: string;
  readonly Fee: number;
  readonly SessionContext: string;
  readonly Code: string;
  readonly Message: string;
  readonly IsoCode: string;
}

export interface Sender {
  readonly emulator: Emulator;
  readonly signId: string;
  readonly templateId: string;
  /** Sends the letter with changes; a field that is `undefined` is left out. */
  send(changes?: object, options?: CallOptions): Promise<Reply>;
  /** Code of the error, or those of the numbers. */
  codes(changes?: object, options?: CallOptions): Promise<string | string[]>;
  /** SerialNo of each of the numbers. */
  serials(changes?: object): Promise<string[]>;
  template(fields: object): Promise<string>;
  sign(fields: object): Promise<string>;
}

export const itemsOf = (reply: Reply) => rowsOf(reply, "SendStatusSet") as unknown as readonly SentItem[];

/** Afternoon in Shanghai, on a clock of its own for each emulator. */
export const atNoon = (): EmulatorOptions => ({ ...unhurried, review: "manual", clock: clockAt(noon) });

export async function newSender(start: (options?: EmulatorOptions) => Promise<Emulator>, options: EmulatorOptions = {}): Promise<Sender> {
  return senderOn(await start({ ...atNoon(), ...options }));
}

export async function senderOn(emulator: Emulator): Promise<Sender> {
  const sign = async (fields: object) => {
    const id = await newSign(emulator, fields);
    emulator.admin.approve(signRef(id));
    return id;
  };
  const template = async (fields: object) => {
    const id = await newTemplate(emulator, fields);
    emulator.admin.approve(templateRef(id));
    return id;
  };
  const [signId, templateId] = [await sign({}), await template({})];
  const letter = { PhoneNumberSet: [phone], SmsSdkAppId: appId, SignName: "腾讯云", TemplateId: templateId, TemplateParamSet: ["4370"] };
  const send: Sender["send"] = (changes = {}, options = {}) => call(emulator, "SendSms", { ...letter, ...changes }, options);
  const codes: Sender["codes"] = async (changes, options) => {
    const reply = await send(changes, options);
    return reply.code ?? itemsOf(reply).map(({ Code }) => Code);
  };
  const serials: Sender["serials"] = async (changes) => itemsOf(await send(changes)).map(({ SerialNo }) => SerialNo);
  return { emulator, signId, templateId, send, codes, serials, template, sign };
}
