import { error, warning } from "../../schema";
import { renderDiagnostic } from "./diagnostics";
import { noColours } from "./writing/colours";

const frame = { colours: noColours };
const shown = (...given: Parameters<typeof renderDiagnostic>) => renderDiagnostic(...given).toString();

describe("a diagnostic", () => {
  it("is a box with what is wrong, where, and what to do", () => {
    const problem = { ...error("No such type", "Known are: a, b.\nWrite one.", ["rules", "V 1"]), address: "sms_baidu_template.code" };
    expect(shown(problem, frame)).toBe(
      `╷
│ Error: No such type
│
│   with sms_baidu_template.code, attribute rules["V 1"]
│
│ Known are: a, b.
│ Write one.
╵`,
    );
  });

  it("shows the line of the file that it is about", () => {
    const source = { file: "main.tf", line: 12, text: 'content = "x"' };
    const problem = { ...error("Too long", "Write less.", ["content"]), address: "sms_baidu_template.code", source };
    expect(shown(problem, frame)).toBe(
      `╷
│ Error: Too long
│
│   with sms_baidu_template.code, attribute content
│   main.tf:12: content = "x"
│
│ Write less.
╵`,
    );
    expect(shown({ ...warning("Mind this", ""), source }, frame)).toBe('╷\n│ Warning: Mind this\n│\n│   main.tf:12: content = "x"\n╵');
  });

  it("leaves out what it does not have", () => {
    expect(shown(warning("Mind this", ""), frame)).toBe("╷\n│ Warning: Mind this\n╵");
  });

  it("stays within the screen, and keeps the words of others from steering it", () => {
    const text = shown(error("x", `\u001b[2J${"请写明公司名称".repeat(10)}`), { ...frame, columns: 40 });
    expect(text).not.toContain("\u001b");
    expect(text.split("\n").length).toBeGreaterThan(6);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(40);
  });
});
