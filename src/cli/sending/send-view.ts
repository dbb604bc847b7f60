/** How a send is told: to people, or to programs as one JSON message a line. */
import type { Result } from "../../messaging/send/results";
import type { Diagnostic } from "../../schema";
import { packageVersion } from "../../version";
import { diagnosticMessage, formatMessage, logMessage, type Message, versionMessage } from "../json/json-messages";
import { renderLetters, renderResult, sendSummary } from "../render/sending";
import { printable } from "../render/writing/printable";
import type { Terminal } from "../terminal";
import { createView } from "../view";
import type { Letter } from "./letters";

export interface SendView {
  letters(key: string, letters: readonly Letter[]): void;
  result(result: Result): void;
  summary(results: readonly Result[]): void;
  diagnostics(diagnostics: readonly Diagnostic[]): void;
  note(text: string): void;
}

export function createSendView(terminal: Terminal, { json, now }: { readonly json: boolean; readonly now: () => number }): SendView {
  return json ? jsonView(terminal, now) : textView(terminal, now);
}

function textView(terminal: Terminal, now: () => number): SendView {
  const { diagnostics } = createView(terminal, { json: false, now });
  const frame = { colours: terminal.colours.out, columns: terminal.columns };
  return {
    diagnostics,
    letters: (key, letters) => terminal.out(printable`${renderLetters(key, letters, frame)}\n\n`),
    result: (result) => terminal.out(printable`${renderResult(result, frame)}\n`),
    summary: (results) => terminal.out(printable`\n${sendSummary(results)}\n`),
    note: (text) => terminal.err(printable`${text}\n`),
  };
}

function jsonView({ out }: Terminal, now: () => number): SendView {
  const tell = (message: Message) => out(formatMessage(message, now()));
  const info = (text: string, type: string, fields: object): Message => ({ "@level": "info", "@message": text, type, ...fields });
  tell(versionMessage(packageVersion()));
  return {
    diagnostics: (diagnostics) => diagnostics.map(diagnosticMessage).forEach(tell),
    letters(key, letters) {
      for (const { preview, numbers } of letters) {
        const message = { key, numbers, ...(preview ?? { platform: null }) };
        tell(info(`${key}: ${numbers.length} to be sent`, "message_preview", { message }));
      }
    },
    result(result) {
      const level = result.outcome === "accepted" ? "info" : result.outcome === "refused" ? "error" : "warn";
      tell({ ...info(`${result.number ?? result.to}: ${result.outcome}`, "message_result", { result }), "@level": level });
    },
    summary(results) {
      const count = (outcome: Result["outcome"]) => results.filter((each) => each.outcome === outcome).length;
      const counts = { accepted: count("accepted"), refused: count("refused"), unknown: count("unknown") };
      tell(info(sendSummary(results), "send_summary", { counts }));
    },
    note: (text) => tell(logMessage(text)),
  };
}
