/** The files of one run, from what it adopts and what runs before it have written. Pure. */
import { groupBy } from "../../stack/engine/model/group";
import { type AdoptedObject, keyOf, type NamedObject, type OutFile } from "../model";
import { labels, type Naming, named } from "../names/names";
import type { Adoption, RecordedFile } from "../record";
import { hclApprovalOf, hclMain, hclOf } from "./hcl";

/** What a run writes. */
export interface Written {
  readonly record: Adoption;
  readonly files: readonly OutFile[];
  /** Written where nothing of their name is there: they are the user's from then on. */
  readonly once: readonly OutFile[];
  /** Objects that are new, and are none of a platform's: what tells which version of a text is live. */
  readonly messages?: number;
  readonly approvals?: number;
  /** Names the others, and is replaced where it still says what it said after the run before. */
  readonly index?: OutFile & { readonly before: string };
}

/** The objects of a file, and what tells of them. */
export interface Batch {
  /** Without an ending, such as `tencent-2`. */
  readonly name: string;
  readonly objects: readonly NamedObject[];
}

export function hclFiles(objects: readonly AdoptedObject[], adoption: Adoption): Written {
  const batches = batchesOf(objects, adoption, labels);
  const names = new Map(batches.flatMap((batch) => batch.objects).map((object) => [keyOf(object), object.name]));
  const files = batches.map((batch) => ({
    path: `${batch.name}.tf`,
    content: hclOf(batch.objects, (other) => other && names.get(keyOf(other))),
  }));
  const approvals = batches.flatMap(({ name, objects: own }) => {
    const blocks = own.flatMap((object) => (object.approval ? [hclApprovalOf(object, object.approval)] : []));
    return blocks.length > 0 ? [{ path: `${name}-approvals.tf`, content: blocks.join("\n") }] : [];
  });
  return {
    record: recorded(adoption, batches, ".tf"),
    files: [...files, ...approvals],
    approvals: objects.filter(({ approval }) => approval).length,
    once: [{ path: "main.tf", content: hclMain }],
  };
}

/** A file for each platform and run. Names are those that no earlier run has given. */
export function batchesOf(objects: readonly AdoptedObject[], adoption: Adoption, naming: Naming): readonly Batch[] {
  const byPlatform = groupBy(named(objects, naming, takenIn(adoption, naming)), ({ platform }) => platform);
  return [...byPlatform].map(([platform, members]) => ({ name: freeName(platform, adoption.files), objects: members }));
}

/** Names in use, by space. */
export function takenIn({ files }: Adoption, { spaceOf }: Naming): ReadonlyMap<string, ReadonlySet<string>> {
  const spaces = groupBy(
    files.flatMap((file) => file.objects),
    (object) => spaceOf(object),
  );
  return new Map([...spaces].map(([space, objects]) => [space, new Set(objects.map(({ name }) => name))]));
}

export function freeName(base: string, files: readonly RecordedFile[]): string {
  const used = new Set(files.map(({ path }) => path.replace(/\.\w+$/, "")));
  let number = 1;
  const name = () => (number === 1 ? base : `${base}-${number}`);
  while (used.has(name())) number += 1;
  return name();
}

export function recorded(adoption: Adoption, batches: readonly Batch[], ending: string): Adoption {
  const added = batches.map(
    ({ name, objects }): RecordedFile => ({
      path: `${name}${ending}`,
      objects: objects.map(({ type, id, name: called }) => ({ type, id, name: called })),
    }),
  );
  return { ...adoption, files: [...adoption.files, ...added] };
}
