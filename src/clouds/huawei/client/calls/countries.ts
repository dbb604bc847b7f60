// Beyond the document: the vendor's own programs have it.
/** The call for countries. What it means stands at `HuaweiSms`. */
import * as answers from "../answers/management";
import { defineCall } from "../caller";
import { countryQuery } from "../requests/management";
import { callOptions } from "../requests/options";

export const listSendCountryDetails = defineCall(
  "ListSendCountryDetails",
  { query: countryQuery, options: callOptions },
  (caller, { query, options }) => caller.read("ListSendCountryDetails", { query }, options, answers.countries),
);
