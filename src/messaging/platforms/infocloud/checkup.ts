import type { InfocloudSms } from "../../../clouds/infocloud/client/client";
import type { CheckupBy } from "../../checkup/checkup";

// Infocloud: L3653-3655.
const clockToleranceMs = 60_000;

// Receipts are not looked at: reading takes them away. Statistics are not, either: the platform takes one query in 20 seconds.
export const checkup: CheckupBy<InfocloudSms> = {
  clockToleranceMs,
  reads: ({ signal }) => [
    {
      what: "the allowance",
      async read(client) {
        const { data } = await client.queryAllowance({ signal });
        return { remainders: data.map(({ itemName, residueValue }) => ({ what: `texts of ${itemName}`, left: residueValue })) };
      },
    },
  ],
  whereDenied:
    "Compare both keys with the console (rich-media messages, interface configuration), and see that this machine's address is let in there.",
  writing: {
    why: "a key either may do everything or nothing, as far as the document tells",
    next: "Run smsform send --dry-run: it shows what would be sent.",
  },
  account: { why: "no call tells whose a key is", next: "The console shows an account's key under interface configuration." },
  addresses: "every call",
  whereSpent: "Buy texts in the console.",
  limits: () => ({ why: "the platform did not tell what is left", next: "Look at the allowance in the console." }),
  // A category that was never bought stands at nothing.
  isSpent: (remainders) => remainders.length > 0 && remainders.every(({ left }) => left <= 0),
};
