import { fillIn, type Variable, variableNamesIn } from "./variables";

const of = (...types: Variable["variableType"][]): Variable[] =>
  types.map((variableType, place) => ({ variableIndex: place + 1, variableType, variableDesc: "" }));

describe("variables of a template", () => {
  it.each([
    ["您有${1}件快递请到${2}领取", ["1", "2"]],
    ["${1}，${1}", ["1"]],
    ["${PHONE}致电${TEXT}", ["PHONE", "TEXT"]],
    ["100% $ 5$ {1} $(1)", []],
  ])("in %s are %j", (content, names) => {
    expect(variableNamesIn(content)).toEqual(names);
  });

  // Huawei: L3357, the worked cases, with the length that is usual here.
  it.each<[Variable["variableType"], string[], boolean]>([
    ["CHARDIGIT", ["12345"], true],
    ["CHARDIGIT", ["1".repeat(20)], true],
    ["CHARDIGIT", ["123", "456"], false],
    ["CHARDIGIT", ["1".repeat(21)], false],
    ["CHARDIGIT", ["1a2b.3c"], false],
    ["CHARDIGIT", [""], false],
    ["PHONE", ["+86-10-12345678"], true],
    ["PHONE", ["12345-"], false],
    ["DATETIME", ["2026-02-06 12:00"], true],
    ["DATETIME", ["2026年2月6日"], true],
    ["DATETIME", ["tomorrow"], false],
    ["MONEY", ["12.50"], true],
    ["MONEY", ["192.168.0.1"], true],
    ["MONEY", ["一百元整"], true],
    ["MONEY", ["$5"], false],
    ["TEXT", ["人民公园正门"], true],
    ["TEXT", ["a.b"], false],
    ["TEXT", ["{a}"], false],
    ["URL", ["https://example.com/a.b?c=d"], true],
  ])("of the type %s take %j: %s", (type, values, fits) => {
    expect(fillIn("您的验证码为：${1}。", of(type), values)).toBe(fits ? `您的验证码为：${values[0]}。` : undefined);
  });

  it("are filled in wherever their name stands", () => {
    expect(fillIn("${1}和${2}，${1}", of("TEXT", "TEXT"), ["甲", "乙"])).toBe("甲和乙，甲");
    expect(fillIn("没有变量", [], [])).toBe("没有变量");
    expect(fillIn("没有变量", [], ["1"])).toBeUndefined();
  });
});
