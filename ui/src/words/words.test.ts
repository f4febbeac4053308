import { expect, test } from "vitest";
import recording from "../host/recorded/recording.json";
import { words } from "../testing/words";
import { date, distance, duration, here, list, speak, t } from "./words.svelte";

const SOURCES: Record<string, string> = import.meta.glob("../**/*.{ts,svelte}", {
  query: "?raw",
  import: "default",
  eager: true,
});

const code = Object.entries(SOURCES)
  .filter(([path]) => !path.endsWith(".test.ts") && !path.includes("/testing/"))
  .map(([, text]) => text)
  .join("\n");

const known = new Set([...words("en").matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? ""));

/** Every text in the code that could be the id of a message, with `.*` for what is put in. */
const named = [...code.matchAll(/["'`]((?:[a-z]+|\$\{[^}]*\})(?:-(?:[a-z_]+|\$\{[^}]*\}))+)["'`]/g)].map(
  ([, id]) => (id ?? "").replace(/\$\{[^}]*\}/g, "[\\w-]+"),
);

test("every message that the page asks for is there", () => {
  const asked = [...code.matchAll(/\bt\(\s*["'`]([^"'`]+)["'`]/g)].map(([, id]) => id ?? "");
  expect(asked.length).toBeGreaterThan(100);
  const missing = asked.filter((id) => {
    const pattern = new RegExp(`^${id.replace(/\$\{[^}]*\}/g, "[\\w-]+")}$`);
    return ![...known].some((message) => pattern.test(message));
  });
  expect(missing).toEqual([]);
});

test("every message is asked for somewhere", () => {
  const patterns = [...new Set(named)].map((id) => new RegExp(`^${id}$`));
  expect([...known].filter((id) => !patterns.some((pattern) => pattern.test(id)))).toEqual([]);
});

test("what is said of one provider stands in the words: the page knows none by name", () => {
  const ids = Object.keys(
    import.meta.glob("../../../src-tauri/catalog/providers/*/provider.toml", { query: "?raw" }),
  ).map((path) => path.split("/").at(-2) ?? "");
  expect(ids.length).toBeGreaterThan(10);
  // The entry for any other one is no provider.
  const named = ids.filter((id) => id !== "generic" && new RegExp(`["'\`]${id}["'\`]`).test(code));
  expect(named).toEqual([]);
  const hints = ["entra", "okta"].map((provider) => t("register-client-id-hint", { provider }));
  expect(hints[0]).toContain("Application (client) ID");
  expect(hints[1]).not.toBe(hints[0]);
});

test("every language has the same messages", () => {
  const german = [...words("de").matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? "");
  expect(german.sort()).toEqual([...known].sort());
});

test("a message that is not there shows its id", () => {
  expect(t("no-such-message")).toBe("no-such-message");
});

test("plurals follow the language", () => {
  expect([1, 3].map((count) => t("parts-passed", { count }))).toEqual(["1 check passed", "3 checks passed"]);
  speak("de", words("de"));
  expect(t("parts-passed", { count: 1 })).toBe("1 Prüfung bestanden");
});

test.each([
  [650, "650\u00a0µs"],
  [1_290, "1.2\u00a0ms"],
  [11_900, "11\u00a0ms"],
  [8_400_000, "8.4\u00a0s"],
  [60_000_000, "1\u00a0min"],
  [90_000_000, "1\u00a0min 30\u00a0s"],
])("%i microseconds are told as %s", (microseconds, told) => {
  expect(duration(microseconds)).toBe(told);
});

test("one exchange took as long in the page's words as in the engine's", () => {
  interface Hop {
    text: string;
    took_us: number | null;
  }
  const views = recording.flatMap(
    ({ setup }) => (setup as { sign_in?: { hops: Hop[] } })?.sign_in?.hops ?? [],
  );
  const told = views.filter(({ took_us, text }) => took_us !== null && /\d\u00a0/.test(text));
  expect(told.length).toBeGreaterThan(10);
  for (const { text, took_us } of told) expect(text).toContain(duration(took_us ?? 0));
});

const NOW = Date.parse("2026-08-03T09:00:00Z");

test.each([
  ["2026-08-03T08:59:40Z", "now"],
  ["2026-08-03T08:58:00Z", "2 minutes ago"],
  ["2026-08-06T08:00:00Z", "in 3 days"],
  ["2026-09-14T09:00:00Z", "in 42 days"],
  ["2027-08-03T09:00:00Z", "in 12 months"],
  ["2029-08-03T09:00:00Z", "in 3 years"],
])("%s is %s", (at, told) => {
  expect(distance(at, NOW)).toBe(told);
});

test("several things are listed as the language does it", () => {
  expect(list(["a", "b", "c"])).toBe("a, b, and c");
});

test("the engine's moments are told on the clock of this computer", () => {
  const told = date("2026-11-23T07:42:00Z", true);
  expect(here("it ended 2026-11-23 07:42 UTC, and 2026-11-23 is a day")).toBe(
    `it ended ${told}, and 2026-11-23 is a day`,
  );
  const titles = [...JSON.stringify(recording).matchAll(/"(?:title|cause|fix)":"([^"]* UTC[^"]*)"/g)];
  expect(titles.length).toBeGreaterThan(0);
  expect(titles.map(([, title]) => here(title ?? "")).filter((title) => title.includes(" UTC"))).toEqual([]);
});
