/** What a program asked for cannot be done, and nothing was sent. The message names the thing, what is allowed and what to do. */
export class MessagingError extends Error {
  override readonly name: string = "MessagingError";
}

/** A catalogue that cannot be used. */
export class CatalogueError extends MessagingError {
  override readonly name = "CatalogueError";
}
