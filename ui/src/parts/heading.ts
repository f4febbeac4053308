/** Gives the heading of the page the focus: what had it goes away. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>("main h1")?.focus();
}
