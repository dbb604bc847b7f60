/** Objects of all platforms. */
import { useState } from "preact/hooks";
import type { ObjectView } from "../../platform";
import { keyOf } from "../data/views";
import { Select } from "../parts/fields";
import { called, useWords } from "../words/words";
import type { Around } from "./filters";
import { Listed, useShelf } from "./listed";
import { ObjectDetail } from "./object";
import { ObjectRow } from "./row";

export function Objects({ platforms, account }: Around) {
  const words = useWords();
  const [kind, setKind] = useState("");
  const kindsOf = (platform: string) => [
    ...new Set(platforms.filter(({ name }) => platform === "" || name === platform).flatMap((each) => each.kinds)),
  ];
  const wantedOf = (platform: string) => (kindsOf(platform).includes(kind) ? kind : "");
  const shelf = useShelf<ObjectView, readonly ObjectView[]>({
    path: "/objects",
    account,
    query: (filter) => ({ ...filter, kind: wantedOf(filter.platform) }),
    itemsIn: (body) => body,
    keyOf,
  });
  const { platform } = shelf.filter;
  return (
    <Listed
      shelf={shelf}
      platforms={platforms}
      label={words.objects.list}
      none={words.none}
      narrowing={
        <Select
          label={words.kind}
          value={wantedOf(platform)}
          change={setKind}
          options={[["", words.allKinds], ...kindsOf(platform).map((each) => [each, called(words.kinds, each)] as const)]}
        />
      }
      row={(object) => <ObjectRow object={object} />}
      detail={(object) => <ObjectDetail key={shelf.selection.key} object={object} next={shelf.listing.reload} />}
    />
  );
}
