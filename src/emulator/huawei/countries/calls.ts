// Beyond the document, which promises the call (Huawei L141) and leaves it out: as the vendor's own programs know it.
/** The call for countries. Their ids are our choice: calling codes. */
import { z } from "zod";
import type { Answer } from "../../server/wire";
import { allCountries } from "../../values/countries";
import { type DecodedRequest, readQuery } from "../calls/body";
import { jsonAnswer } from "../calls/envelope";

const querySchema = z.object({ country_name_en: z.string().optional(), country_name_zh: z.string().optional() });

const chinese = new Intl.DisplayNames(["zh-Hans"], { type: "region" });

export function listCountries(request: DecodedRequest): Answer {
  const { country_name_en: english = "", country_name_zh: named = "" } = readQuery(querySchema, request);
  const all = allCountries.map(({ callingCode, iso, name }) => ({
    country_id: Number(callingCode),
    country_name_en: name,
    country_name_zh: chinese.of(iso) ?? iso,
  }));
  return jsonAnswer(all.filter((each) => each.country_name_en.includes(english) && each.country_name_zh.includes(named)));
}
