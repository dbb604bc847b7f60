/** Lists: filtered, sorted and cut into pages (Huawei's specification 1). */
import { z } from "zod";
import { sortDirections } from "../../../clouds/huawei/client/enumerations";
import type { World } from "../../platform";
import type { HuaweiSwitches } from "../switches";
import { zoneOf } from "../zone";
import { refusal } from "./envelope";

/** Results of a page whose size nobody chose (Huawei L685). */
const usualLimit = 10;
/** For how long a new object can be missing in lists, in milliseconds: our choice. */
const lateMs = 1000;

const integer = z.string().regex(/^\d{1,9}$/, { error: "expected a whole number" });

export const listSchema = z.object({
  limit: integer.transform(Number).default(usualLimit),
  offset: integer.transform(Number).default(0),
  sort_key: z.literal("create_time").optional(),
  sort_dir: z.enum(sortDirections).default("desc"),
  start_time: z.string().optional(),
  end_time: z.string().optional(),
});

export type ListQuery = z.infer<typeof listSchema>;

interface Listed {
  readonly createdAt: number;
}

interface Surroundings {
  readonly world: World;
  readonly switches: HuaweiSwitches;
}

/**
 * @param items in the order in which they were made
 * @throws Refusal MSGSMS.0002 for a page that is too large, MSGSMS.0039 for a time of another form
 */
export function pageOf<Item extends Listed>(
  items: readonly Item[],
  query: ListQuery,
  matches: (item: Item) => boolean,
  { world, switches }: Surroundings,
): { readonly page: readonly Item[]; readonly total: number } {
  const large = switches.get("huawei.large-limit");
  if (query.limit > usualLimit && large === "refused") throw refusal("MSGSMS.0002", `limit: at most ${usualLimit}.`);
  const limit = large === "cut" ? Math.min(query.limit, usualLimit) : query.limit;
  const from = timeOf(query.start_time) ?? Number.NEGATIVE_INFINITY;
  const to = timeOf(query.end_time) ?? Number.POSITIVE_INFINITY;
  const newest = switches.get("huawei.new-in-lists") === "late" ? world.clock.now() - lateMs : Number.POSITIVE_INFINITY;
  const isShown = ({ createdAt }: Item) => {
    const second = Math.floor(createdAt / 1000) * 1000;
    return second >= from && second <= to && createdAt <= newest;
  };
  const found = items.filter((item) => isShown(item) && matches(item));
  const sorted = query.sort_dir === "asc" ? found : found.reverse();
  return { page: sorted.slice(query.offset, query.offset + limit), total: sorted.length };

  function timeOf(text: string | undefined): number | undefined {
    if (text === undefined) return undefined;
    const time = zoneOf(switches).parse(text);
    if (time === undefined) throw refusal("MSGSMS.0039", `${text} has not the form yyyy-MM-dd HH:mm:ss.`);
    return time;
  }
}

/** Whether a name is one that a query asks for; every name where it asks for none. */
export function isNamed(asked: string | undefined, name: string, switches: HuaweiSwitches): boolean {
  if (asked === undefined) return true;
  return switches.get("huawei.name-filter") === "exact" ? name === asked : name.includes(asked);
}

/** Whether a value is the one that a query asks for; every value where it asks for none. */
export function isAsked(asked: string | undefined, value: string | null): boolean {
  return asked === undefined || asked === value;
}
