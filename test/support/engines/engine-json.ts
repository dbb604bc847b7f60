/** The parts of the engines' JSON output that tests look at. */

export type Action = "create" | "update" | "delete" | "replace" | "import" | "forget";

export interface PlannedResource {
  readonly address: string;
  /** A replacement as `replace`, whatever its order; an import without a change as `import`. */
  readonly action: Action;
  /** In the engine's order. */
  readonly actions: readonly string[];
  readonly before: Readonly<Record<string, unknown>> | null;
  /** Without what is not known yet. */
  readonly after: Readonly<Record<string, unknown>> | null;
  /** Paths that need a new object. */
  readonly replacePaths: readonly (readonly (string | number)[])[];
}

export interface StateResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly values: Readonly<Record<string, unknown>>;
  readonly tainted: boolean;
}

interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly mode: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly before: Readonly<Record<string, unknown>> | null;
      readonly after: Readonly<Record<string, unknown>> | null;
      readonly replace_paths?: readonly (readonly (string | number)[])[];
      readonly importing?: object;
    };
  }[];
}

interface StateJson {
  readonly values?: {
    readonly root_module?: {
      readonly resources?: readonly {
        readonly address: string;
        readonly mode: "managed" | "data";
        readonly values: Readonly<Record<string, unknown>>;
        readonly tainted?: boolean;
      }[];
    };
  };
}

export function plannedChanges(plan: unknown): PlannedResource[] {
  return ((plan as PlanJson | undefined)?.resource_changes ?? []).flatMap(({ address, mode, change }) => {
    const action = actionOf(change.actions, change.importing !== undefined);
    if (mode !== "managed" || action === undefined) return [];
    return [
      { address, action, actions: change.actions, before: change.before, after: change.after, replacePaths: change.replace_paths ?? [] },
    ];
  });
}

export function stateResources(state: unknown): StateResource[] {
  const resources = (state as StateJson).values?.root_module?.resources ?? [];
  return resources.map(({ address, mode, values, tainted }) => ({ address, mode, values, tainted: tainted ?? false }));
}

function actionOf(actions: readonly string[], importing: boolean): Action | undefined {
  if (actions.length === 2) return "replace";
  const [action] = actions;
  if (action === "create" || action === "update" || action === "delete" || action === "forget") return action;
  return importing ? "import" : undefined;
}
