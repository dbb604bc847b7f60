/** Objects of all platforms. */
import { useState } from "preact/hooks";
import type { ObjectView } from "../../platform";
import { useList, useSelection } from "../data/list";
import { keyOf } from "../data/views";
import { Select } from "../parts/fields";
import { List } from "../parts/list";
import { Split } from "../parts/split";
import { called, useWords } from "../words/words";
import { type Around, PlatformSelect, Search } from "./filters";
import { ObjectDetail } from "./object";
import { ObjectRow } from "./row";

export function Objects({ platforms, account }: Around) {
  const words = useWords();
  const [search, look] = useState("");
  const [platform, setPlatform] = useState("");
  const [kind, setKind] = useState("");
  const [isOpen, setOpen] = useState(false);
  const kinds = [...new Set(platforms.filter(({ name }) => platform === "" || name === platform).flatMap((each) => each.kinds))];
  const wanted = kinds.includes(kind) ? kind : "";
  const listing = useList<ObjectView, readonly ObjectView[]>("/objects", { platform, kind: wanted, account, search }, (body) => body);
  const selection = useSelection(listing, keyOf);
  return (
    <Split
      isOpen={isOpen}
      close={() => setOpen(false)}
      tools={
        <>
          <PlatformSelect platforms={platforms} platform={platform} choose={setPlatform} />
          <Select
            label={words.kind}
            value={wanted}
            change={setKind}
            options={[["", words.allKinds], ...kinds.map((each) => [each, called(words.kinds, each)] as const)]}
          />
          <Search search={search} look={look} total={listing.total} />
        </>
      }
      list={
        <List
          label={words.objects.list}
          listing={listing}
          selection={selection}
          keyOf={keyOf}
          none={search === "" ? words.none : words.nothingFound}
          open={() => setOpen(true)}
          row={(object) => <ObjectRow object={object} />}
        />
      }
      detail={selection.item && <ObjectDetail key={selection.key} object={selection.item} next={listing.reload} />}
    />
  );
}
