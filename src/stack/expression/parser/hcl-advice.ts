/** What to do about a mistake that HCL's parser tells, by the words that its message begins with. It says what it found, and not always what to write. */
const steps: Readonly<Record<string, string>> = {
  "Argument or block definition required": 'Write NAME = VALUE, or a block: NAME "LABEL" { … }.',
  "Attribute redefined": "Remove one of the two.",
  "Extra characters after expression": "Remove what follows, or put the operator between the two that is missing.",
  "Invalid attribute name": 'Write the name after the dot, or ["NAME"] for one that is no word.',
  "Invalid block definition": 'Write NAME "LABEL" { on one line, without "=".',
  "Invalid character": 'Texts stand in double quotes, and references are written as they are: var.name. In a text, write "${var.name}".',
  "Invalid escape sequence": String.raw`Write \\ for a backslash; known are \n, \r, \t, \", \\, \uNNNN and \UNNNNNNNN.`,
  "Invalid expression":
    "Write a value there: a text in double quotes, a number, true, a list in [ ], an object in { }, or a reference such as var.name.",
  "Invalid 'for' expression": "Write [for VALUE in LIST : RESULT], or {for KEY, VALUE in MAP : KEY => RESULT}.",
  "Invalid multi-line string": 'Close the text with " on its line, or write it as a heredoc: <<-END, its lines, END.',
  "Invalid single-argument block definition": "Write each argument on a line of its own.",
  "Invalid template control keyword": "Write %%{ where the two signs themselves are meant.",
  "Invalid string literal": "Write a plain text in double quotes, without anything in it that is computed.",
  "Missing attribute separator": "Put a comma between the two, or each on a line of its own.",
  "Missing expression": "Write a value there.",
  "Missing false expression in conditional": "Write CONDITION ? VALUE : OTHER.",
  "Missing item separator": "Put a comma between the two.",
  "Missing newline after argument": "Put what follows on a line of its own.",
  "Unbalanced parentheses": 'Add the ")" that is missing.',
  "Unclosed configuration block": 'Add the "}" that is missing.',
  "Unclosed template interpolation sequence": 'Add the "}" that is missing, or write $${ where the two signs themselves are meant.',
  "Unexpected end of template": "Add %{ endif } or %{ endfor }, or write %%{ where the two signs themselves are meant.",
  "Unsupported operator": "Operators are + - * / % == != < <= > >= && || ! and ?:.",
  "Unterminated function call": 'Add the ")" that is missing.',
  "Unterminated template string": 'Add the closing ", or the last line of the heredoc.',
};

/** A message of the parser with the next step. */
export function withAdvice(message: string): string {
  const [summary = ""] = message.split(";", 1);
  const step = Object.hasOwn(steps, summary) ? steps[summary] : "Correct it there; where the line looks right, look at the line before it.";
  return `${message} ${step}`;
}
