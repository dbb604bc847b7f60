import { computed, defineDataSource, nested, number, optional, string } from "../../../schema";
import { words } from "../../shared/objects/words";
import type { HuaweiSms } from "../client/client";

export const countriesData = defineDataSource<HuaweiSms>()({
  type: "sms_huawei_countries",
  noun: "countries",
  doc:
    "Reads the countries that messages can be sent to, for the `send_country` of templates abroad. The vendor's document announces this call without describing it; " +
    "it is asked as the vendor's own programs ask it.",
  attributes: {
    id: computed(string, { doc: "`countries`." }),
    country_name_en: optional(string, { doc: "The one with exactly this English name." }),
    country_name_zh: optional(string, { doc: "The one with exactly this Chinese name." }),
    countries: computed(
      nested("list", {
        country_id: computed(number, { doc: "Its id." }),
        country_name_en: computed(string, { doc: "Its English name." }),
        country_name_zh: computed(string, { doc: "Its Chinese name." }),
      }),
      { doc: "In the order of the platform's list." },
    ),
  },
  async read({ client, signal }, { country_name_en, country_name_zh }) {
    const asked = { ...(country_name_en !== null && { country_name_en }), ...(country_name_zh !== null && { country_name_zh }) };
    const found = await client.listSendCountryDetails(asked, { signal });
    const isAsked = (each: (typeof found)[number]) =>
      (country_name_en === null || each.country_name_en === country_name_en) &&
      (country_name_zh === null || each.country_name_zh === country_name_zh);
    const countries = found.filter(isAsked).map((each) => ({
      country_id: each.country_id,
      country_name_en: words(each.country_name_en),
      country_name_zh: words(each.country_name_zh),
    }));
    return { id: "countries", countries };
  },
});
