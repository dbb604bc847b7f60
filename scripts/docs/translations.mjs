/** Pages that are written in Chinese by hand, beside English ones: their code is the English page's, their prose is held against its structure. */

const block = /^( *)```(\w*)\n([\s\S]*?)^ *```$/gm;

/**
 * The Chinese page with the English one's blocks of code, one for one. What stands in a block of it is not read; where it has another
 * number of them nobody knows which is which, and it stays as it is.
 */
export function withCodeOf(english, chinese) {
  const [wanted, found] = [english, chinese].map((page) => [...page.matchAll(block)].map(([text]) => text));
  if (wanted.length !== found.length) return chinese;
  return chinese.replace(block, () => wanted.shift());
}

/** @returns {string[]} what the Chinese page lacks or has beyond the English one, in words; the first difference of structure, and all of links and code */
export function differences(english, chinese) {
  const [wanted, found] = [piecesOf(english), piecesOf(chinese)];
  const at = wanted.findIndex(({ kind }, i) => kind !== found[i]?.kind);
  const place = at === -1 && found.length > wanted.length ? wanted.length : at;
  const structure =
    place === -1
      ? []
      : [`line ${found[place]?.line ?? "last"}: ${named(found[place])} stands where the English page has ${named(wanted[place])}`];
  return [...structure, ...linkDifferences(english, chinese), ...codeDifferences(english, chinese)];
}

/** Commands, options and names are the same in every language: a sentence that is missing is mostly seen by those. Links are called as a page likes. */
function codeDifferences(english, chinese) {
  const [wanted, found] = [english, chinese].map((page) => {
    const prose = page.replace(block, "").replace(/\[[^\]\n]*\]\(/g, "");
    return new Set([...prose.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code));
  });
  return [...wanted].filter((code) => !found.has(code)).map((code) => `\`${code}\` is missing`);
}

function named(piece) {
  return piece ? `${piece.kind} (“${piece.text}”)` : "nothing more";
}

/** Headings, blocks of code, rows of tables and items of lists, in their order. */
function piecesOf(page) {
  const pieces = [];
  let inCode = false;
  for (const [index, text] of page
    .replace(/^---\n[\s\S]*?\n---\n/, (head) => head.replace(/[^\n]/g, ""))
    .split("\n")
    .entries()) {
    const kind = /^ *```/.test(text) ? "a block of code" : inCode ? undefined : kindOf(text);
    if (kind === "a block of code") inCode = !inCode;
    if (kind && !(kind === "a block of code" && !inCode)) pieces.push({ kind, text: text.trim().slice(0, 60), line: index + 1 });
  }
  return pieces;
}

function kindOf(text) {
  const heading = /^(#+) /.exec(text)?.[1];
  if (heading) return `a heading ${heading}`;
  if (/^\|/.test(text)) return `a row of ${text.replace(/\\\|/g, "").split("|").length - 2} cells`;
  return /^ *([*-]|\d+\.) /.test(text) ? "an item" : undefined;
}

function linkDifferences(english, chinese) {
  const [wanted, found] = [targetsOf(english), targetsOf(chinese)];
  return [
    ...[...wanted].filter((target) => !found.has(target)).map((target) => `the link to ${target} is missing`),
    ...[...found].filter((target) => !wanted.has(target)).map((target) => `the English page has no link to ${target}`),
  ];
}

/** The files and pages that are linked; places in them are named otherwise in each language. */
function targetsOf(page) {
  const targets = [...page.replace(block, "").matchAll(/\]\(([^)\s#]+)/g)].map(([, target]) => target);
  return new Set(targets.map(inEitherLanguage));
}

/** The same for a page and its translation. Pictures lie in one folder for both. */
function inEitherLanguage(target) {
  return target
    .replace(/^website\/zh\//, "docs/")
    .replace(/^README(\.zh-CN)?\.md$/, "README")
    .replace(/^(?:\.\.\/)+(?:website\/)?(pictures\/.*)\.(?:en|zh-CN)\.png$/, "$1");
}
