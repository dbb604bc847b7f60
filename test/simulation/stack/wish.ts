/** What a developer wants: the stack, as data that is edited and then written. */
import type { Option } from "./type";

export interface Wanted {
  /** No other object of the history has it, before or after. */
  readonly mark: number;
  readonly type: string;
  readonly label: string;
  /** Of its text. */
  readonly version: number;
  /** On which the text was written, in China. */
  readonly day: string;
  readonly options: ReadonlySet<Option>;
  /** Marks of what it needs, by role. */
  readonly needs: Readonly<Record<string, number>>;
}

export interface Wish {
  readonly wanted: readonly Wanted[];
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  /** Addresses that leave the stack while their objects stay. */
  readonly left: readonly string[];
  readonly imports: readonly { readonly to: string; readonly id: string }[];
}

export const noWish: Wish = { wanted: [], moved: [], left: [], imports: [] };

/** Where what is recorded at an address belongs by now. */
export function movedTo(wish: Wish, address: string): string {
  const move = wish.moved.find(({ from }) => from === address);
  return move && move.to !== address ? movedTo({ ...wish, moved: wish.moved.filter((each) => each !== move) }, move.to) : address;
}

export function addressOf({ type, label }: Pick<Wanted, "type" | "label">): string {
  return `${type}.${label}`;
}
