/** An option of a client that is wrong. Which one is data, so that whoever takes it under another name can say that name. */
export class OptionError extends TypeError {
  override readonly name = "OptionError";

  constructor(
    /** As the client calls it. */
    readonly option: string,
    /** What goes on after its name: `is "gz"; it must be one of bj, su.` */
    readonly problem: string,
    /** Whose it is, in a sentence. Default: nobody's in particular. */
    readonly vendor?: string,
  ) {
    super(sentence(option, problem, vendor));
  }

  /** The same of what somebody else calls the option. */
  called(name: string): string {
    return sentence(name, this.problem, this.vendor);
  }
}

function sentence(name: string, problem: string, vendor: string | undefined): string {
  return `The ${vendor === undefined ? "" : `${vendor} `}${name} ${problem}`;
}
