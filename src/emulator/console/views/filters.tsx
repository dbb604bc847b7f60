/** What a view leaves out: by platform, by account, and by a text. */
import type { PlatformReport } from "../../admin/admin";
import { Input, Select } from "../parts/fields";
import { called, useWords } from "../words/words";

/** What holds for all views, as the shell knows it. */
export interface Around {
  readonly platforms: readonly PlatformReport[];
  /** Empty for all. */
  readonly account: string;
}

interface Platforms {
  readonly platforms: readonly PlatformReport[];
  readonly platform: string;
  choose(platform: string): void;
}

export function PlatformSelect({ platforms, platform, choose }: Platforms) {
  const words = useWords();
  const options = platforms.map(({ name }) => [name, called(words.platforms, name)] as const);
  return <Select label={words.platform} value={platform} change={choose} options={[["", words.allPlatforms], ...options]} />;
}

interface Search {
  readonly search: string;
  look(text: string): void;
  readonly total: number;
}

export function Search({ search, look, total }: Search) {
  const words = useWords();
  return (
    <>
      <Input label={words.search} type="search" value={search} change={look} />
      <output class="count">{words.count(total)}</output>
    </>
  );
}
