import { here } from "../words/words.svelte";

/** Words of a failure or finding, which begin in lower case, as a sentence or heading begins. */
export function sentence(said: string): string {
  const words = here(said);
  const [first = ""] = words;
  // An address or domain that comes first keeps its letters, and so does what was entered, before a colon.
  return /^\p{Ll}[\p{L}-]*(?=[\s,]|$)/u.test(words)
    ? first.toLocaleUpperCase() + words.slice(first.length)
    : words;
}
