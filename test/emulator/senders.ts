/** One sender on each platform: what a test of all of them sends with. */
import type { Emulator } from "../../src/emulator";
import { newSender as huaweiSender } from "./huawei-sending";
import { senderOn as infocloudSender } from "./infocloud-caller";
import { itemsOf as baiduItems, senderOn as baiduSender } from "./sending";
import { itemsOf as tencentItems, senderOn as tencentSender } from "./tencent-sending";

/** Sends to a mainland number of 11 digits. @returns the platform's code for the number */
export type Send = (number: string) => Promise<unknown>;

/** By platform: an approved signature and template. */
export const senders: Readonly<Record<string, (emulator: Emulator) => Promise<Send>>> = {
  baidu: async (emulator) => {
    const { send } = await baiduSender(emulator);
    return async (mobile) => baiduItems(await send({ mobile }))[0]?.code;
  },
  tencent: async (emulator) => {
    const { send } = await tencentSender(emulator);
    return async (number) => tencentItems(await send({ PhoneNumberSet: [`+86${number}`] }))[0]?.Code;
  },
  huawei: async (emulator) => {
    const { form } = await huaweiSender(emulator);
    return async (to) => {
      const { body } = await form({ to });
      return Array.isArray(body.result) ? body.result[0]?.status : body.code;
    };
  },
  infocloud: async (emulator) => {
    const { send } = infocloudSender(emulator);
    return async (phones) => (await send({ phones })).body.code;
  },
};
