import { expect, test } from "vitest";
import { difference, visible } from "./difference";

/** What differs stands in brackets. */
function marked(expected: string, received: string): [string, string] {
  const both = difference(expected, received);
  const told = (pieces: typeof both.expected) =>
    pieces.map(({ text, same }) => (same ? text : `[${text}]`)).join("");
  return [told(both.expected), told(both.received)];
}

test.each([
  ["https://id.example/v2.0", "https://id.example/", "https://id.example/[v2.0]", "https://id.example/"],
  ["https://id.example/a", "https://id.test/a", "https://id.[example]/a", "https://id.[test]/a"],
  ["acme", "acme", "acme", "acme"],
  ["abc", "xyz", "[abc]", "[xyz]"],
  ["", "x", "", "[x]"],
  ["a.example/one/b", "z.example/two/y", "[a].example/[one/b]", "[z].example/[two/y]"],
])("%s against %s", (expected, received, left, right) => {
  expect(marked(expected, received)).toEqual([left, right]);
});

test("letters that agree by chance are not taken for agreement", () => {
  const [expected] = marked("https://login.microsoftonline.com/x", "https://sts.windows.net/x");
  expect(expected).toBe("https://[login.microsoftonline.com]/x");
});

test("texts that are too long for the table are compared from both ends", () => {
  const long = "x".repeat(700);
  expect(marked(`a${long}b`, `a${long}-${long}b`)[1].startsWith("ax")).toBe(true);
  expect(marked(`${"y".repeat(700)}!`, `${"z".repeat(700)}!`)).toEqual([
    `[${"y".repeat(700)}]!`,
    `[${"z".repeat(700)}]!`,
  ]);
});

test("what cannot be seen is written out", () => {
  expect(visible("a b\u00a0c\u200b\u202e")).toBe("a␣bU+00A0cU+200BU+202E");
});
