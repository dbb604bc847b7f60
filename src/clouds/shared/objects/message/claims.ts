/** What a message needs of the templates that it knows, and which of them it deletes. */
import type { Claims, Need, Retirement, Values } from "../../../../schema";
import { idIn } from "./look";
import { endOf, lifeOf, type Superseded, supersededIn } from "./superseded";

interface Names {
  /** Terraform type of the templates. */
  readonly type: string;
  /** The attribute that names the candidate. */
  readonly attribute: string;
  /** Where the key of what is live stands. */
  readonly liveKey: string;
  /** The same of what was. */
  readonly keyName: string;
}

export function claimsOf(
  { type, attribute, liveKey, keyName }: Names,
  after: Values,
  before: Values = {},
  retirement?: Retirement,
): Claims {
  const inUse = [
    { id: idIn(after, liveKey), because: "sends with it" },
    // A switch leaves it behind, and its list is not known yet.
    { id: idIn(before, liveKey), because: "sends with it" },
    { id: idIn(after, attribute), because: "has it as its candidate" },
  ];
  const was = supersededIn(before, keyName);
  const left = Array.isArray(after.superseded) ? supersededIn(after, keyName) : was;
  const isOut = ({ id }: Superseded) => !inUse.some((used) => used.id === id);
  const isLeft = ({ id }: Superseded) => left.some((each) => each.id === id);
  const life = lifeOf(after, retirement);
  return {
    needs: [
      ...inUse.flatMap(({ id, because }): Need[] => (id === undefined ? [] : [{ type, id, because }])),
      ...left.map((each) => ({ type, id: each.id, because: "has left it, and keeps it", until: endOf(each, life) })),
    ],
    deletes: [
      ...was.filter((each) => isOut(each) && !isLeft(each)).map(({ id }) => ({ type, id, when: "now" as const })),
      ...left.filter((each) => isOut(each) && life !== undefined).map(({ id }) => ({ type, id, when: "later" as const })),
    ],
  };
}
