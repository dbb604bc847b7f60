/** Texts that others wrote: as they are, and unable to disturb what stands around them. */
import { useWords } from "../words/words";
import { type Piece, piecesOf } from "./pieces";

interface Readable {
  readonly text: string;
  readonly links?: readonly string[];
  readonly codes?: readonly string[];
}

export function Readable({ text, ...marked }: Readable) {
  return (
    <bdi>
      {piecesOf(text, marked).map((piece, place) => (
        // A piece has no name but its place.
        <PieceOf key={`${place}`} piece={piece} />
      ))}
    </bdi>
  );
}

function PieceOf({ piece: { kind, text } }: { readonly piece: Piece }) {
  const words = useWords();
  switch (kind) {
    case "plain":
      return <>{text}</>;
    case "link":
      return (
        <a href={text} target="_blank" rel="noreferrer noopener">
          {text}
        </a>
      );
    case "code":
      return <strong class="code">{text}</strong>;
    case "invisible":
      return (
        <span class="invisible" title={words.invisible(text)}>
          {text}
        </span>
      );
  }
}
