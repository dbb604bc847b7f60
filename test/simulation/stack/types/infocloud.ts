import { markOf, type SimulatedPlatform } from "../type";

const templateCode = "574277763210051584";

export const infocloud: SimulatedPlatform = {
  name: "infocloud",
  settings: {},
  account: { templates: [{ id: templateCode, signature: "云杉", content: "您的验证码是{code,6}" }] },
  types: [
    {
      name: "sms_infocloud_verification_send",
      platform: "infocloud",
      needs: {},
      takes: [],
      output: "id",
      body({ mark, version, day }) {
        const phone = `138001${String(mark % 100).padStart(2, "0")}${String(version % 1000).padStart(3, "0")}`;
        return { phone, template_code: templateCode, params: ["482913"], acknowledge: `${phone} ${day}` };
      },
    },
    {
      name: "sms_infocloud_message",
      platform: "infocloud",
      needs: {},
      takes: [],
      output: "live_template_id",
      body: (wanted) => ({
        key: markOf(wanted),
        audience: "domestic",
        template_code: templateCode,
        content: `您的第${wanted.version}号验证码是{验证码,6}。`,
        signature: "云杉",
        variables: JSON.stringify([{ name: "otp", type: "code", max: 6, example: "482913" }]),
      }),
    },
  ],
};
