/** What is made when it is asked for, and then kept: most emulators never need some schemas, which take longer than the rest of a start. */
export function lazily<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
