/** Reviews that moved on, in lines of which nobody has to read hundreds. */
import { groupedBy, type ReviewMoveReading, wayOf } from "../reading/model";

/** So many are named one by one; of more, those that went the same way are counted where they are more than a few. */
const mostNamed = 10;
const few = 3;

export function reviewMoveLines(moves: readonly ReviewMoveReading[]): string[] {
  const named = (move: ReviewMoveReading) => `${move.place}: ${wayOf(move)}`;
  if (moves.length <= mostNamed) return moves.map(named);
  return groupedBy(moves, wayOf).flatMap(([way, alike]) => (alike.length <= few ? alike.map(named) : [`${alike.length} objects: ${way}`]));
}
