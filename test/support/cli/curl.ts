/** A line with curl, as the shell of a guide's reader would run it. */
export async function curl(line: string, endpoint: string): Promise<{ readonly status: number; readonly text: string }> {
  const [whole, method, url = "", body] = /^curl (?:-X (\w+) )?"([^"]+)"(?: --json '([^']+)')?$/.exec(line) ?? [];
  if (whole === undefined) throw new Error(`not understood: ${line}`);
  const json = body && { headers: { "content-type": "application/json" }, body };
  const response = await fetch(url.replace("$SMSFORM_ENDPOINT", endpoint), { method: method ?? (body ? "POST" : "GET"), ...json });
  return { status: response.status, text: await response.text() };
}
