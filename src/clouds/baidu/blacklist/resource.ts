import { PlatformError } from "../../../http/errors";
import {
  bool,
  canonicalSet,
  computed,
  defaulted,
  defineResource,
  error,
  isUnknown,
  oneLine,
  oneOf,
  optional,
  type Planned,
  type Rule,
  required,
  set,
  string,
  UNKNOWN,
} from "../../../schema";
import type { BaiduSms } from "../client/client";
import { blacklistTypes, smsTypes } from "../client/enumerations";
import { type List, listId, parseListId } from "./list";
import { allLists, allPhonesOn, phonesOn } from "./reads";
import { addedInThisRun, addPhones, entriesToRestore, inTurn, removePhones } from "./writes";

const attributes = {
  id: computed(string, { doc: "`TYPE`, or `TYPE/SMS_TYPE/SIGNATURE_ID` where the list has them." }),
  type: required(oneOf(blacklistTypes), {
    doc: "`MerchantBlack`: no message of the account reaches the numbers. `SignatureBlack`: none under one signature.",
    forcesReplacement: true,
  }),
  sms_type: optional(oneOf(smsTypes), {
    doc: "The class of messages that is blocked. Needed for `SignatureBlack`; left out, `MerchantBlack` blocks all classes.",
    forcesReplacement: true,
  }),
  signature_id: optional(string, { doc: "The signature. Needed for `SignatureBlack`.", forcesReplacement: true }),
  phones: required(set(string), { doc: "Mainland numbers of 11 digits, without `+86`." }),
  exclusive: defaulted(bool, false, {
    doc:
      "`false` (default): owns only its own numbers and leaves others on the list alone. `true`: owns the whole list; " +
      "numbers that somebody adds are shown as drift and taken off. A list that has numbers already is imported, not created.",
  }),
} as const;

type Blacklist = Planned<typeof attributes>;

const mainlandNumbers = {
  id: "V37",
  demands: "Numbers are mainland mobile numbers: 11 digits, beginning with 1.",
  looksAt: ["phones"],
  source: "Baidu L5296",
} as const;

export const blacklist = defineResource<BaiduSms>()({
  type: "sms_baidu_blacklist",
  noun: "blacklist",
  doc:
    "Numbers on one blacklist. Baidu deletes a number from all lists at once; entries of the same number on other lists are put back, " +
    "also when a run is cut off in between.",
  attributes,
  isPartOf: "every account",
  title: (values) => (typeof values.id === "string" ? values.id : values.type),
  importId: "TYPE[/SMS_TYPE/SIGNATURE_ID] for a whole list (exclusive), or with :n1,n2 for these numbers",
  listing: {
    calls: "one for 1000 numbers, on whatever lists",
    waysLeft: "Name a list by TYPE[/SMS_TYPE/SIGNATURE_ID].",
    async *pages({ client, signal }) {
      yield (await allLists(client, signal)).map(({ list, phones }) => ({
        importId: listId(list),
        seen: { id: listId(list), ...identityOf(list), phones, exclusive: true },
      }));
    },
  },
  rules: [
    {
      id: "V35",
      demands: "`SignatureBlack` has `sms_type` and `signature_id`.",
      looksAt: ["type", "sms_type", "signature_id"],
      level: "error",
      source: "Baidu L2363",
      check({ type, sms_type, signature_id }) {
        const missing = [...(sms_type === null ? ["sms_type"] : []), ...(signature_id === null ? ["signature_id"] : [])];
        if (type !== "SignatureBlack" || missing.length === 0) return undefined;
        return {
          problem: `SignatureBlack needs ${missing.join(" and ")}`,
          fix: "It blocks numbers for one class of messages under one signature: name both.",
        };
      },
    },
    {
      id: "V36",
      demands: "`MerchantBlack` is given no `signature_id`.",
      looksAt: ["signature_id", "type"],
      level: "warn",
      source: "Baidu L2363",
      check: ({ type, signature_id }) =>
        type === "MerchantBlack" && signature_id !== null
          ? {
              problem: "MerchantBlack is given a signature_id",
              fix: "It blocks numbers for the whole account: leave signature_id out, or use SignatureBlack.",
            }
          : undefined,
    },
    {
      ...mainlandNumbers,
      level: "error",
      check({ phones }) {
        const odd = listed(phones).filter((phone) => !/^\d{11}$/.test(phone));
        if (odd.length === 0) return undefined;
        return {
          problem: `not of 11 digits: ${odd.slice(0, 5).join(", ")}`,
          fix: "Write mainland numbers, without +86, blanks and dashes.",
        };
      },
    },
    {
      ...mainlandNumbers,
      level: "warn",
      check({ phones }) {
        const odd = listed(phones).filter((phone) => /^\d{11}$/.test(phone) && !phone.startsWith("1"));
        if (odd.length === 0) return undefined;
        return { problem: `no mobile numbers: ${odd.slice(0, 5).join(", ")}`, fix: "Mainland mobile numbers begin with 1." };
      },
    },
  ] satisfies Rule<typeof attributes>[],
  derive: ({ type, sms_type, signature_id }) =>
    isUnknown(type) || isUnknown(sms_type) || isUnknown(signature_id)
      ? { id: UNKNOWN }
      : { id: listId({ type: type ?? "", smsType: sms_type, signatureId: signature_id }) },

  async read(scope, id, prior) {
    const { list, phones: imported } = parseListId(id);
    const isNew = !prior.type;
    const exclusive = isNew ? imported === undefined : prior.exclusive === true;
    const asked = imported ?? prior.phones ?? [];
    const found = exclusive ? await allPhonesOn(scope.client, list, scope.signal) : await phonesOn(scope, list, asked);
    const pendingRestores = scope.pendingRestores
      .flatMap((restore) => entriesToRestore(restore))
      .filter((entry) => listId(entry.list) === listId(list));
    const back = pendingRestores.map(({ phone }) => phone).filter((phone) => exclusive || asked.includes(phone));
    const phones = canonicalSet([...found, ...back]).map(String);
    if (isNew && phones.length === 0) return undefined;
    return { id: listId(list), phones, ...(isNew && { ...identityOf(list), exclusive }) };
  },
  creation: {
    // Putting the same numbers on the list twice changes nothing. What is written down tells which numbers an earlier run may have put there.
    by: "token",
    lifetimeMs: Number.POSITIVE_INFINITY,
    async create(scope, wanted) {
      const list = { type: wanted.type, smsType: wanted.sms_type, signatureId: wanted.signature_id };
      const seen = { id: listId(list) };
      return inTurn(scope, async () => {
        if (wanted.exclusive) await refuseOthers(scope, list, (await scope.isResumed()) ? wanted.phones : []);
        let count = 0;
        try {
          await addPhones(scope, list, wanted.phones, (chunk) => {
            count += chunk.length;
          });
          return { seen };
        } catch (failure) {
          if (count === 0) throw failure;
          const words = oneLine(failure instanceof Error ? failure.message : String(failure));
          return {
            seen,
            failure: error(
              `Only ${count} of ${wanted.phones.length} numbers were put on the blacklist ${seen.id}`,
              `${words}\nApply again.`,
            ),
          };
        }
      });
    },
  },
  async update(scope, id, wanted, prior) {
    const { list } = parseListId(id);
    const [before, after] = [new Set(prior.phones), new Set(wanted.phones)];
    return inTurn(scope, async () => {
      await addPhones(
        scope,
        list,
        [...after].filter((phone) => !before.has(phone)),
      );
      await removePhones(
        scope,
        list,
        [...before].filter((phone) => !after.has(phone)),
      );
      return { id: listId(list) };
    });
  },
  async delete(scope, id, prior) {
    const { list } = parseListId(id);
    await inTurn(scope, async () => {
      const successors = addedInThisRun(scope, list);
      await removePhones(
        scope,
        list,
        (prior.phones ?? []).filter((phone) => !successors.has(phone)),
      );
    });
  },
});

function identityOf({ type, smsType, signatureId }: List) {
  return { type, sms_type: smsType, signature_id: signatureId };
}

/** An exclusive list is not taken over by accident. */
async function refuseOthers(
  { client, signal }: { readonly client: BaiduSms; readonly signal: AbortSignal },
  list: List,
  own: readonly string[],
) {
  const mine = new Set(own);
  const others = (await allPhonesOn(client, list, signal)).filter((phone) => !mine.has(phone));
  if (others.length === 0) return;
  throw new PlatformError(
    { platform: "Baidu SMS", call: "getBlacklist" },
    {
      meaning: "conflict",
      reason: `the blacklist ${listId(list)} has ${others.length} numbers already, and exclusive = true would take them off`,
      advice: `Import the list as it is, with ${listId(list)} as ID, or leave exclusive out to own only your own numbers.`,
    },
  );
}

function listed(phones: Blacklist["phones"]): readonly string[] {
  return phones === null || isUnknown(phones) ? [] : phones.filter((phone) => typeof phone === "string");
}
