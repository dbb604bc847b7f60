export interface ProjectFile {
  /** In the project's folder, with slashes. */
  readonly path: string;
  readonly content: string;
  /** One that is there stays as it is, and does as well. */
  readonly mayDiffer?: true;
}
