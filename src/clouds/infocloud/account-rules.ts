/** What infocloud's objects say to each other. */
import { type AccountFinding, type AccountRule, containsUnknown, type StackObject } from "../../schema";
import { verificationSend } from "./verification-send/resource";

export const accountRules: readonly AccountRule[] = [
  {
    id: "TWICE",
    demands: "No two verification sends of the stack carry the same text to the same number: each is sent by itself.",
    level: "warn",
    check: (objects) => {
      const sends = objects.filter(({ type }) => type === verificationSend.type);
      return sends.flatMap((send, index) => {
        const same = sends.slice(0, index).find((other) => textOf(other) !== undefined && textOf(other) === textOf(send));
        return same && send.isNew ? [again(send, same)] : [];
      });
    },
  },
];

/** Undefined where a part of it is not known yet. */
function textOf({ values: { phone = null, template_code = null, params = null } }: StackObject): string | undefined {
  return containsUnknown([phone, template_code, params]) ? undefined : JSON.stringify([phone, template_code, params]);
}

function again({ address }: StackObject, same: StackObject): AccountFinding {
  return {
    address,
    path: ["phone"],
    problem: `it sends what ${same.address} sends, to the same number`,
    fix: "One text tells as much: keep one of them, or give this one another number.",
  };
}
