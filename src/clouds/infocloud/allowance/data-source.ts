import { type SharedAnswer, shareAnswer } from "../../../http/gathering/shared-answer";
import { computed, defineDataSource, Kept, map, nested, number, type Scope, string } from "../../../schema";
import type { InfocloudSms } from "../client/client";
import type { Allowance } from "../client/types/queries";

const kept = new Kept<SharedAnswer<readonly Allowance[]>>();

/** One call serves a run, however many blocks ask: the platform answers one in 15 seconds. */
function sharedAllowance({ client, clock, signal, store }: Scope<InfocloudSms>): Promise<readonly Allowance[]> {
  const read = async (deserted: AbortSignal) => (await client.queryAllowance({ signal: deserted })).data;
  return store.of(kept, () => shareAnswer({ clock, lifeMs: Number.POSITIVE_INFINITY, read })).get(signal);
}

export const allowanceData = defineDataSource<InfocloudSms>()({
  type: "sms_infocloud_allowance",
  noun: "allowance",
  doc:
    "Reads how many texts are left, by category. Money is not told, and without any no text is sent, whatever is left. It is read once a run, because the " +
    "platform answers seldom.",
  attributes: {
    id: computed(string, { doc: "`allowance`." }),
    items: computed(
      nested("list", {
        item_name: computed(string, { doc: "The category: `行业短信` transactional, `推广短信` promotion, `会员短信` membership." }),
        residue_value: computed(number, { doc: "Texts that are left." }),
      }),
      { doc: "One for each category that the platform tells, by name." },
    ),
    by_name: computed(map(number), { doc: 'The same by category: `by_name["行业短信"]`.' }),
  },
  async read(scope) {
    const items = [...(await sharedAllowance(scope))].sort((a, b) => (a.itemName < b.itemName ? -1 : 1));
    return {
      id: "allowance",
      items: items.map(({ itemName, residueValue }) => ({ item_name: itemName, residue_value: residueValue })),
      by_name: Object.fromEntries(items.map(({ itemName, residueValue }) => [itemName, residueValue])),
    };
  },
});
