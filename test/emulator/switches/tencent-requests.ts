/** Who sends, how often, to where. */
import type { EmulatorOptions } from "../../../src/emulator";
import type { requestSwitches } from "../../../src/emulator/tencent/switches/requests";
import { clockAt, noon } from "../sending";
import { authorizationFor, call, sendForm, v1Text } from "../tencent-caller";
import type { Cases } from "./cases";

const ask = { SignIdSet: [7], International: 0 };
const atNoon = (): EmulatorOptions => ({ clock: clockAt(noon) });

export const requestCases: Cases<typeof requestSwitches> = {
  "tencent.regions": {
    observe: async (emulator) => {
      const codes: unknown[] = [];
      for (const region of ["ap-nanjing", "ap-tokyo", "ap-shanghai-fsi", "moon"]) {
        codes.push((await call(emulator, "DescribeSmsSignList", ask, { region })).code);
      }
      return codes;
    },
    expected: {
      tabulated: [undefined, "UnsupportedRegion", "UnsupportedRegion", "UnsupportedRegion"],
      hosts: [undefined, undefined, undefined, "UnsupportedRegion"],
    },
  },
  "tencent.nonce-replay": {
    options: atNoon,
    observe: async (emulator) => {
      const text = v1Text(emulator, "DescribeSmsSignList", ask);
      await sendForm(emulator, "DescribeSmsSignList", "POST", text);
      return (await sendForm(emulator, "DescribeSmsSignList", "POST", text)).code;
    },
    expected: { refuse: "AuthFailure.SignatureFailure", accept: undefined },
  },
  "tencent.token-of-long-term-key": {
    observe: async (emulator) => (await call(emulator, "DescribeSmsSignList", ask, { token: "token" })).code,
    expected: { refuse: "AuthFailure.TokenFailure", ignore: undefined },
  },
  "tencent.unsigned-payload": {
    observe: async (emulator) => {
      const headers = { "x-tc-content-sha256": "UNSIGNED-PAYLOAD" };
      const unsigned = authorizationFor(emulator, "DescribeSmsSignList", ask, { headers, body: "UNSIGNED-PAYLOAD" });
      const asked = [{ headers, authorization: unsigned }, { authorization: unsigned }, { headers: { "x-tc-content-sha256": "other" } }];
      return Promise.all(asked.map(async (options) => (await call(emulator, "DescribeSmsSignList", ask, options)).code));
    },
    expected: {
      refuse: ["AuthFailure.SignatureFailure", "AuthFailure.SignatureFailure", undefined],
      accept: [undefined, "AuthFailure.SignatureFailure", undefined],
    },
  },
  "tencent.rate-window": {
    options: atNoon,
    observe: async (emulator) => {
      emulator.admin.setClock({ advanceMs: 900 });
      await call(emulator, "DeleteSmsSign", { SignId: 7 });
      emulator.admin.setClock({ advanceMs: 100 });
      return (await call(emulator, "DeleteSmsSign", { SignId: 7 })).code;
    },
    expected: { sliding: "RequestLimitExceeded", "clock-second": "FailedOperation.SignIdNotExist" },
  },
  "tencent.refused-calls": {
    options: atNoon,
    observe: async (emulator) => {
      await call(emulator, "DeleteSmsSign", { SignId: 7 });
      emulator.admin.setClock({ advanceMs: 900 });
      await call(emulator, "DeleteSmsSign", { SignId: 7 });
      emulator.admin.setClock({ advanceMs: 100 });
      return (await call(emulator, "DeleteSmsSign", { SignId: 7 })).code;
    },
    expected: { free: "FailedOperation.SignIdNotExist", counted: "RequestLimitExceeded" },
  },
};
