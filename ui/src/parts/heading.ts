import { tick } from "svelte";

/** Gives the heading of the page the focus where what had it has gone. */
export async function focusHeading(): Promise<void> {
  await tick();
  if (document.activeElement === document.body) document.querySelector<HTMLElement>("h1")?.focus();
}
