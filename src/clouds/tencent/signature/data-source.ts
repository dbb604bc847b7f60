import { computed, defineDataSource, isUnknown, list, nested, number, required, string } from "../../../schema";
import { words } from "../../shared/objects/words";
import type { TencentSms } from "../client/client";
import type { International } from "../client/enumerations";
import { reviewAttributes, reviewToldIn } from "../review";

export const signaturesData = defineDataSource<TencentSms>()({
  type: "sms_tencent_signatures",
  noun: "signatures",
  doc: "Reads signatures by their ids, in calls of up to 100. The platform has no documented list of signatures: `smsform list` asks for one as newer programs of the vendor do.",
  attributes: {
    id: computed(string, { doc: "`signatures`." }),
    sign_id_set: required(list(string), { doc: "The ids, one or more." }),
    international: required(number, { doc: "`0` for domestic signatures, `1` for international ones." }),
    signatures: computed(
      nested("list", {
        sign_id: computed(string, { doc: "The signature's id." }),
        sign_name: computed(string, { doc: "The sender's name, without its brackets." }),
        international: computed(number, { doc: "`0` domestic, `1` international." }),
        qualification_id: computed(string, { doc: "Id of its qualification; domestic signatures only." }),
        qualification_name: computed(string, { doc: "The qualification's name." }),
        qualification_status: computed(number, { doc: "How the qualification stands." }),
        ...reviewAttributes,
      }),
      { doc: "Those that exist, in the order of `sign_id_set`." },
    ),
  },
  rules: [
    {
      id: "S18",
      demands: "`sign_id_set` holds ids, which are positive integers.",
      looksAt: ["sign_id_set"],
      level: "error",
      source: "Tencent's specification 17.1",
      check({ sign_id_set: ids }) {
        if (isUnknown(ids) || ids === null) return undefined;
        if (ids.length === 0) return { problem: "sign_id_set is empty", fix: "Give one id or more, as the console shows them." };
        const bad = ids.map(String).find((id) => !/^[1-9]\d*$/.test(id));
        return bad === undefined
          ? undefined
          : { problem: `sign_id_set holds "${bad}"`, fix: "Ids are positive integers, as the console shows them." };
      },
    },
  ],
  async read({ client, signal }, { sign_id_set, international }) {
    const ids = [...new Set(sign_id_set)];
    const found = await Promise.all(ids.map((id) => client.signature(id, international as International, { signal })));
    const signatures = found.flatMap((sign) => {
      if (!sign) return [];
      const isDomestic = sign.International === 0;
      return [
        {
          sign_id: sign.SignId,
          sign_name: sign.SignName,
          international: sign.International,
          qualification_id: isDomestic ? (sign.QualificationId ?? null) : null,
          qualification_name: words(sign.QualificationName),
          qualification_status: isDomestic ? (sign.QualificationStatusCode ?? null) : null,
          ...reviewToldIn(sign),
        },
      ];
    });
    return { id: "signatures", signatures };
  },
});
