/** Small infocloud stacks that scenarios begin with. */
import { dayIn } from "../../src/clouds/shared/client/days";
import { defaultTimeZone } from "../../src/clouds/shared/client/time-zone";
import { systemClock } from "../../src/system/clock";
import type { Frontend } from "./frontends";
import { stack } from "./stacks";

export const sendAddress = "sms_infocloud_verification_send.v";
export const phone = "13800138000";
export const templateCode = "574277763210051584";
export const dayMs = 24 * 60 * 60 * 1000;

export interface SendText {
  readonly label?: string;
  readonly phone?: string;
  readonly code?: string;
  readonly acknowledge?: string;
  readonly template?: string;
}

/** The day in China. */
export const dayOf = dayIn(defaultTimeZone);

export function sendBlock({ label = "v", acknowledge = `${phone} ${dayOf(Date.now())}`, ...text }: SendText = {}): string {
  return `
resource "sms_infocloud_verification_send" "${label}" {
  phone         = "${text.phone ?? phone}"
  template_code = "${text.template ?? templateCode}"
  params        = ["${text.code ?? "482913"}"]
  acknowledge   = "${acknowledge}"
}
`;
}

export const infocloudStack = stack;

export function giveTemplate({ emulator }: Pick<Frontend, "emulator">): void {
  emulator.admin.create(
    { platform: "infocloud", kind: "templates" },
    { id: templateCode, signature: "云杉", content: "您的验证码是{code,6}" },
  );
}

/** What went out, in order. */
export function textsOf({ emulator }: Pick<Frontend, "emulator">): readonly string[] {
  return emulator.admin.objects({ platform: "infocloud", kind: "messages" }).map(({ number, content }) => `${number} ${content}`);
}

/** A time that both sides have, and that days can be added to. */
export function calendar() {
  let aheadMs = 0;
  const clock = { ...systemClock, now: () => systemClock.now() + aheadMs };
  return {
    clock,
    today: () => dayOf(clock.now()),
    passes({ emulator }: Pick<Frontend, "emulator">, days: number): void {
      aheadMs += days * dayMs;
      emulator.admin.setClock({ advanceMs: days * dayMs });
    },
  };
}
