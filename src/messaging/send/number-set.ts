/**
 * Phone numbers that were seen, as their digits. A `Set` keeps an object for each, which with 100 000 of them is most of what a long send
 * leaves to collect; here each takes the 8 bytes that a number has (open addressing, at most half full).
 */
export interface NumberSet {
  /** @returns whether it is new */
  add(number: number): boolean;
}

export function createNumberSet(): NumberSet {
  // 0 is no phone number: it marks what is free.
  let slots = new Float64Array(64);
  let size = 0;

  function grow(): void {
    const full = slots;
    slots = new Float64Array(full.length * 2);
    for (const number of full) if (number !== 0) slots[slotOf(slots, number)] = number;
  }

  return {
    add(number) {
      const slot = slotOf(slots, number);
      if (slots[slot] === number) return false;
      slots[slot] = number;
      size += 1;
      if (size * 2 > slots.length) grow();
      return true;
    },
  };
}

/** Where it is, or would be. */
function slotOf(slots: Float64Array, number: number): number {
  const mask = slots.length - 1;
  // Both halves take part: numbers of different countries may end alike.
  const mixed = Math.imul((number >>> 0) ^ Math.imul(number / 2 ** 32, 0x85ebca6b), 0x9e3779b1);
  let slot = (mixed ^ (mixed >>> 15)) & mask;
  while (slots[slot] !== 0 && slots[slot] !== number) slot = (slot + 1) & mask;
  return slot;
}
