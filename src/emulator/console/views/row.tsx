/** An object as a line of a list. */
import type { ObjectView } from "../../platform";
import { titleOf } from "../data/views";
import { Readable } from "../parts/readable";
import { Standing } from "../parts/standing";
import { called, useWords } from "../words/words";

export function ObjectRow({ object }: { readonly object: ObjectView }) {
  const words = useWords();
  return (
    <>
      <span class="first">
        <span>
          <Readable text={titleOf(object)} />
        </span>
      </span>
      <span class="second">
        <Standing object={object} />
        <span>{called(words.platforms, object.platform)}</span>
        <span>{called(words.kinds, object.kind)}</span>
        <span class="quiet">{object.account}</span>
      </span>
    </>
  );
}
