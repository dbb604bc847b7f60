/**
 * One by one what comes in lists. An `async function*` takes several turns of the queue of promises for each value that it yields, which is
 * more than all else that is done with a result; here what is there already is given at once.
 */
export function oneByOne<T>(lists: AsyncGenerator<readonly T[], void, undefined>): AsyncGenerator<T, void, undefined> {
  let values: Iterator<T> = [].values();
  /** The last of those who wait for a list: who asks meanwhile comes after them. */
  let waiting: Promise<unknown> | undefined;

  async function fromNextList(): Promise<IteratorResult<T, void>> {
    for (;;) {
      const value = values.next();
      if (!value.done) return value;
      const list = await lists.next();
      if (list.done) return list;
      values = list.value.values();
    }
  }

  function next(): Promise<IteratorResult<T, void>> {
    if (!waiting) {
      const value = values.next();
      if (!value.done) return Promise.resolve(value);
    }
    const asked = waiting ? waiting.then(fromNextList, fromNextList) : fromNextList();
    const settle = () => {
      if (waiting === asked) waiting = undefined;
    };
    asked.then(settle, settle);
    waiting = asked;
    return asked;
  }

  async function end(ending: Promise<IteratorResult<readonly T[], void>>): Promise<IteratorResult<T, void>> {
    values = [].values();
    await ending;
    return { done: true, value: undefined };
  }

  const generator = {
    next,
    return: () => end(lists.return()),
    throw: (reason: unknown) => end(lists.throw(reason)),
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await end(lists.return());
    },
  };
  return generator;
}
