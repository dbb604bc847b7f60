/** What an account has, as tables for people. */

import type { ListedObject } from "../../adoption/inventory/listed";
import type { Stock } from "../../adoption/inventory/stock";
import { oneLine, visible } from "../../schema";
import type { Colours, Paint } from "../render/writing/colours";
import { joined, type Printable, printable } from "../render/writing/printable";
import { tableOf } from "../render/writing/table";
import { wrap } from "../render/writing/width";
import { ageOf } from "./age";
import { statusText } from "./parts";

export interface Frame {
  readonly colours: Colours;
  /** Width of the screen; undefined where lines may be as long as they are. */
  readonly columns: number | undefined;
  readonly now: number;
}

/** One table for each kind that has something. No line break at the end. */
export function renderObjects(objects: readonly ListedObject[], frame: Frame): readonly Printable[] {
  const kinds = new Map<string, ListedObject[]>();
  for (const object of objects) {
    const own = kinds.get(object.resource.type);
    if (own) own.push(object);
    else kinds.set(object.resource.type, [object]);
  }
  return [...kinds.values()].map((own) => {
    const [first] = own;
    const title = first ? `${first.platform.title}: ${counted(own.length, first.resource.noun)}` : "";
    return printable`${frame.colours.bold(title)}\n\n${table(own, frame)}`;
  });
}

/** Of kinds that their platforms do not tell. */
export function renderUnlisted(stocks: readonly Stock[], { columns }: Pick<Frame, "columns">): readonly Printable[] {
  const byReason = new Map<string, { readonly title: string; readonly nouns: string[]; readonly reason: string; readonly next: string }>();
  for (const { cloud, resource, unlisted } of stocks) {
    if (!unlisted) continue;
    const { reason, next } = unlisted;
    const known = byReason.get(`${cloud.name} ${reason}`) ?? { title: cloud.title, nouns: [], reason, next };
    known.nouns.push(`${resource.noun}s`);
    byReason.set(`${cloud.name} ${reason}`, known);
  }
  return [...byReason.values()].map(({ title, nouns, reason, next }) =>
    joined(lines(`${title}: no ${nouns.join(" and ")} are listed. ${visible(reason).replace(/\.$/, "")}. ${next}`, columns, 0), "\n"),
  );
}

/** Of a platform on which nothing is that could be listed. */
export const nothingKept = "nothing is kept there that could be managed";

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function table(objects: readonly ListedObject[], { colours, columns, now }: Frame): Printable {
  const column = (heading: string, cell: (object: ListedObject) => string) => ({ heading, cells: objects.map(cell) });
  const shown = [
    { ...column("NAME", ({ name }) => oneLine(name ?? "-")), cuttable: true },
    { ...column("FOR", ({ audience }) => audience ?? "-"), optional: true },
    { ...column("STATUS", (object) => statusText(object) || "-"), paint: (row: number) => colourOf(objects[row]?.standing, colours) },
    column("AGE", ({ madeAt }) => (madeAt === undefined ? "-" : ageOf(now - madeAt))),
    column("MANAGED AS", ({ address }) => address ?? "-"),
    column("ID", ({ id }) => oneLine(id)),
  ];
  const hasState = objects.some(({ address }) => address !== null);
  const told = shown.filter(({ heading, cells }) => (heading !== "MANAGED AS" || hasState) && cells.some((cell) => cell !== "-"));
  const { head, rows } = tableOf(told, colours, columns);
  const all = objects.flatMap((object, at) => {
    const words = object.standing === "refused" || object.standing === "withdrawn" ? object.review?.words : undefined;
    return [rows[at] ?? "", ...(words ? lines(`The reviewer says: ${oneLine(words)}`, columns, 4) : [])];
  });
  return joined([head, ...all], "\n");
}

function colourOf(standing: ListedObject["standing"], colours: Colours): Paint {
  if (standing === "usable") return colours.green;
  if (standing === "pending") return colours.yellow;
  return standing === undefined ? (text) => printable`${text}` : colours.red;
}

function lines(text: string, columns: number | undefined, indent: number): string[] {
  const width = columns === undefined ? Number.POSITIVE_INFINITY : Math.max(30, columns - indent);
  return wrap(text, width).map((each) => " ".repeat(indent) + each);
}
