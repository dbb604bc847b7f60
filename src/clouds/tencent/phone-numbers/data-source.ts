import { computed, defineDataSource, isUnknown, list, nested, required, string } from "../../../schema";
import { mostPhoneNumbers } from "../client/calls/phone-numbers";
import type { TencentSms } from "../client/client";

export const phoneNumbersData = defineDataSource<TencentSms>()({
  type: "sms_tencent_phone_numbers",
  noun: "phone numbers",
  doc: "Reads phone numbers as a send would: brought into their normal form, with their country. In calls of up to 200.",
  attributes: {
    id: computed(string, { doc: "`phone_numbers`." }),
    phone_number_set: required(list(string), { doc: "Numbers as `+8618501234444`." }),
    phone_numbers: computed(
      nested("list", {
        code: computed(string, { doc: "`Ok`, or why the number cannot be read." }),
        message: computed(string, { doc: "The same in words." }),
        nation_code: computed(string, { doc: "The country's calling code." }),
        subscriber_number: computed(string, { doc: "The number within the country." }),
        phone_number: computed(string, { doc: "The number in its normal form; as it was given where it cannot be read." }),
        iso_code: computed(string, { doc: "The country's two letters; `DEF` where it is not known." }),
        iso_name: computed(string, { doc: "The country's name." }),
      }),
      { doc: "One for each number, in their order." },
    ),
  },
  rules: [
    {
      id: "M16",
      demands: "`phone_number_set` holds a number.",
      looksAt: ["phone_number_set"],
      level: "error",
      source: "Tencent's specification 17.3",
      check: ({ phone_number_set: numbers }) =>
        numbers === null || isUnknown(numbers) || numbers.length > 0
          ? undefined
          : { problem: "phone_number_set is empty", fix: "Give one number or more." },
    },
  ],
  async read({ client, signal }, { phone_number_set }) {
    const pages = Array.from({ length: Math.ceil(phone_number_set.length / mostPhoneNumbers) }, (_, page) =>
      phone_number_set.slice(page * mostPhoneNumbers, (page + 1) * mostPhoneNumbers),
    );
    const answers = await Promise.all(pages.map((PhoneNumberSet) => client.describePhoneNumberInfo({ PhoneNumberSet }, { signal })));
    const phone_numbers = answers
      .flatMap(({ PhoneNumberInfoSet }) => PhoneNumberInfoSet)
      .map((info) => ({
        code: info.Code,
        message: info.Message ?? null,
        nation_code: info.NationCode ?? null,
        subscriber_number: info.SubscriberNumber ?? null,
        phone_number: info.PhoneNumber,
        iso_code: info.IsoCode ?? null,
        iso_name: info.IsoName ?? null,
      }));
    return { id: "phone_numbers", phone_numbers };
  },
});
