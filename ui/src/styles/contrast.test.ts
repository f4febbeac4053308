import { expect, test } from "vitest";
import css from "./tokens.css?raw";

type Roles = Record<string, string>;

/** The roles of each theme, by which blocks of the file they stand in, in order. */
const blocks = css
  .slice(css.indexOf(":root {"), css.indexOf("@theme inline"))
  .split(/@variant dark|@media \(prefers-contrast: more\)/)
  .map((block): Roles =>
    Object.fromEntries(
      [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(
        ([, role = "", colour = ""]): [string, string] => [role, colour],
      ),
    ),
  );
const [light = {}, dark = {}, lightMore = {}, darkMore = {}] = blocks;
const THEMES: [string, Roles][] = [
  ["light", light],
  ["dark", { ...light, ...dark }],
  ["light, more contrast", { ...light, ...lightMore }],
  ["dark, more contrast", { ...light, ...dark, ...lightMore, ...darkMore }],
];

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (parts[0] ?? 0) + 0.7152 * (parts[1] ?? 0) + 0.0722 * (parts[2] ?? 0);
}

function contrast(a = "", b = ""): number {
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dim + 0.05);
}

const GROUNDS = ["canvas", "surface", "sunken"];
const pairs = (texts: string[], grounds: string[]) =>
  texts.flatMap((text) => grounds.map((on) => [text, on]));

const TEXT = [
  ...pairs(["ink", "muted", "accent", "pass", "warn", "fail"], GROUNDS),
  ...["accent", "pass", "warn", "fail"].flatMap((role) => pairs([role, "ink", "muted"], [`${role}-soft`])),
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["on-fail", "fail"],
];

test.each(THEMES)("text can be read: %s", (_, roles) => {
  expect(Object.keys(roles).length).toBeGreaterThan(15);
  const pale = TEXT.filter(([text = "", on = ""]) => contrast(roles[text], roles[on]) < 4.5);
  expect(pale).toEqual([]);
});

test.each(THEMES)("controls and the focus ring can be seen: %s", (_, roles) => {
  const pale = pairs(["control", "accent"], GROUNDS).filter(
    ([line = "", on = ""]) => contrast(roles[line], roles[on]) < 3,
  );
  expect(pale).toEqual([]);
});
