import { tick } from "svelte";

let said = $state("");

/** Has a screen reader say `text` when it has ended what it says now. */
export function announce(text: string): void {
  // The same text twice would be no change, and a change is all that is read out.
  said = "";
  void tick().then(() => (said = text));
}

/** What was announced last. */
export function announced(): string {
  return said;
}
