/** Which receipts one push carries. */

interface Due {
  readonly receiptAt: number;
}

/** Those that come at the same time, at most so many together, in the order given. */
export function receiptGroups<Message extends Due>(messages: readonly Message[], most: number): Message[][] {
  const byTime = new Map<number, Message[]>();
  for (const message of messages) {
    const sameTime = byTime.get(message.receiptAt) ?? [];
    sameTime.push(message);
    byTime.set(message.receiptAt, sameTime);
  }
  return [...byTime.values()].flatMap((sameTime) => {
    const count = Math.ceil(sameTime.length / most);
    return Array.from({ length: count }, (_, place) => sameTime.slice(place * most, (place + 1) * most));
  });
}
