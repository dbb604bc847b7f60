/** Objects that somebody names, read as an import reads them. */
import { type Connected, type Environment, importedState, readObject } from "../../reconcile";
import { type Cloud, type Diagnostic, error, hasErrors, nothingPending, type Resource } from "../../schema";
import type { Found } from "./describe";
import type { NamedId } from "./ids";

export interface Reading {
  readonly found: readonly Found[];
  readonly problems: readonly Diagnostic[];
}

/** @param file as messages name it, from which the ids are */
export async function readNamed(
  ids: readonly NamedId[],
  file: string,
  resourceOf: (id: NamedId) => { readonly resource: Resource; readonly cloud: Cloud } | undefined,
  environmentOf: (cloud: Cloud) => Environment | undefined,
): Promise<Reading> {
  const read = await Promise.all(
    ids.map(async ({ type, id, line }): Promise<Reading> => {
      const entry = resourceOf({ type, id, line });
      const environment = entry && environmentOf(entry.cloud);
      if (!entry || !environment) return { found: [], problems: [] };
      const { resource, cloud } = entry;
      const told = await readObject(resource, environment, importedState(resource, id));
      if (hasErrors(told.diagnostics)) return { found: [], problems: told.diagnostics };
      if (!told.state) {
        const detail = `${cloud.title} has no ${resource.noun} with the id "${id}" in this account and region; ${resource.importId} is wanted. Correct the line, or take it out.`;
        return { found: [], problems: [error(`${file}, line ${line}: there is no such ${resource.noun}`, detail)] };
      }
      return { found: [{ cloud, resource, importId: id, state: told.state, links: [] }], problems: [] };
    }),
  );
  return { found: read.flatMap(({ found }) => found), problems: read.flatMap(({ problems }) => problems) };
}

/** What reading needs, and no more. */
export function readingWith({ client, store, account }: Connected, cloud: Cloud, rest: Pick<Environment, "clock" | "signal">): Environment {
  return {
    ...rest,
    client,
    store,
    account,
    explain: cloud.explain,
    files: { read: () => Promise.reject(new Error("reading an object was about to read a file")) },
    pending: nothingPending("reading an object was about to create something"),
    rules: { platform: cloud.name, levels: {} },
    progress: () => {},
  };
}
