/** Guides are written by hand; the examples in them are files, so that what is shown is what the tests run. */

/** A comment that names a file, and the block of code after it. */
const snippet = /^<!-- (examples\/\S+) -->\n```(\w+)\n[\s\S]*?```$/gm;

/** @param {(path: string) => string} read gives the text of an example, without its last line break */
export function guidePage(text, read) {
  return text.replace(snippet, (_whole, path, language) => `<!-- ${path} -->\n\`\`\`${language}\n${read(path)}\n\`\`\``);
}
