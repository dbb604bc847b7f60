import { InfocloudSms, type InfocloudSmsOptions } from "../../../src/clouds/infocloud/client/client";
import { recordedClients } from "../recorded-clients";
import type { Reaction } from "../recording-server";

export { errorOf } from "../error-of";

export const infocloudKeys = {
  apiKey: "00112233445566778899aabbccddeeff",
  accessKey: "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
};

export function infocloudClients() {
  return recordedClients<InfocloudSms, InfocloudSmsOptions>(
    (settings, options) => new InfocloudSms({ ...infocloudKeys, ...settings, ...options }),
  );
}

/** A success as the platform writes it. */
export function done(data: unknown, more: object = {}): Reaction {
  return { body: { code: 200, data, requestId: "r-1", ...more } };
}

export function refused(code: number | string, message = "words", status = 200): Reaction {
  return { status, body: { code, message, requestId: "r-1" } };
}
