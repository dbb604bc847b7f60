/**
 * The log of a plugin: one JSON line an event on stderr, in the shape that the engines read and filter (hclog).
 */

const levels = ["trace", "debug", "info", "warn", "error", "off"] as const;
export type Level = (typeof levels)[number];

export type Log = (level: Exclude<Level, "off">, message: string, fields?: Readonly<Record<string, unknown>>) => void;

/**
 * @param environment `TF_LOG_PROVIDER`, else `TF_LOG`, sets the level; without them warnings and errors are written
 * @param write takes one line, with its end
 */
export function createLog(
  environment: Readonly<Record<string, string | undefined>>,
  write: (line: string) => void = (line) => process.stderr.write(line),
): Log {
  const least = levels.indexOf(levelOf(environment.TF_LOG_PROVIDER || environment.TF_LOG || ""));
  return (level, message, fields = {}) => {
    if (levels.indexOf(level) < least) return;
    const safe = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, isSecret(name) ? "[redacted]" : value]));
    const line = { "@level": level, "@message": message, "@module": "provider.sms", "@timestamp": timestamp(), ...safe };
    write(`${JSON.stringify(line, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value))}\n`);
  };
}

/** With six decimals: a line with any other number of them is not understood by the engines, and shown raw. */
function timestamp(): string {
  return new Date().toISOString().replace("Z", "000Z");
}

function levelOf(text: string): Level {
  const wanted = text.toLowerCase();
  if (wanted === "json") return "trace";
  return levels.find((level) => level === wanted) ?? "warn";
}

function isSecret(name: string): boolean {
  return /secret|password|authorization|token|access_?key/i.test(name);
}
