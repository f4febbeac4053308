import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { Formats } from "./formats";

/** Messages by their id, as they stand in their files: each is read when it is spoken first. */
type Sources = Map<string, string>;

let language = $state("en");
let sources: Sources = new Map();
let bundle = $state.raw(new FluentBundle("en"));
let formats = $state.raw(new Formats("en"));

/** Speaks `code` from now on, with the words of the Fluent text `words`. */
export function speak(code: string, words: string): void {
  // A message begins where a line does, and all its other lines are indented.
  sources = new Map(words.split(/\n(?=[a-z])/).map((text) => [text.slice(0, text.indexOf(" ")), text]));
  // Isolation marks would end up in copied text; values that may run the other way stand in elements of
  // their own.
  bundle = new FluentBundle(code, { useIsolating: false });
  language = code;
  // Whoever has British English as the system's language reads dates the British way.
  formats = new Formats(navigator.languages.find((locale) => locale.split("-")[0] === code) ?? code);
}

/** The code of the language that is spoken. */
export function speaking(): string {
  return language;
}

/** The words of a message; its id where there are none, which a test forbids. */
export function t(id: string, args?: Record<string, FluentVariable>): string {
  const source = sources.get(id);
  if (source !== undefined && !bundle.hasMessage(id)) bundle.addResource(new FluentResource(source));
  const pattern = bundle.getMessage(id)?.value;
  return pattern ? bundle.formatPattern(pattern, args ?? null, []) : id;
}

/** A date, such as `22 Nov 2026`, or with `time` also the time of day. `at` is in RFC 3339. */
export function date(at: string, time = false): string {
  return formats.date(at, time);
}

/** What the engine says, with its moments, which it tells in UTC, on the clock of this computer. */
export function here(words: string): string {
  return words.replace(/\b(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC\b/g, (_, day: string, time: string) =>
    date(`${day}T${time}:00Z`, true),
  );
}

/** A day, such as `22 Nov 2026`, from `2026-11-22`: the same wherever somebody is. */
export function day(at: string): string {
  return formats.day(at);
}

/** Several things as the language lists them, such as `a, b and c`. */
export function list(things: string[]): string {
  return formats.list(things);
}

/** How long something took, such as `214 ms` or `8.4 s`: in the engine's words, by the engine's measure. */
export function duration(microseconds: number): string {
  const of = (id: string, unit: number, part: number) =>
    t(id, { whole: Math.floor(microseconds / unit), tenths: Math.floor((microseconds % unit) / part) });
  if (microseconds < 1000) return of("duration-us", 1, 1);
  if (microseconds < 10_000) return of("duration-ms-tenths", 1000, 100);
  if (microseconds < 1_000_000) return of("duration-ms", 1000, 100);
  if (microseconds < 60_000_000) return of("duration-s", 1_000_000, 100_000);
  return of("duration-min", 60_000_000, 1_000_000);
}

/** How far `at` is from `now` (milliseconds since 1970), such as `in 3 days` or `2 minutes ago`. */
export function distance(at: string, now: number): string {
  return formats.distance(at, now);
}
