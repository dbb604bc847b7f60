/** Where in an object something is: attribute names, map keys and list indexes, outermost first. */
export type Path = readonly (string | number)[];

/** `baidu.access_key`, `tags["a b"]`, `items[0]`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    if (!/^[A-Za-z_][\w-]*$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}
