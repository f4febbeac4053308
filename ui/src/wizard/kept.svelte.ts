import type { Wizard } from "./wizard.svelte";

let kept: Wizard[] = [];
let ended = $state(0);

/**
 * Keeps the wizard of a setup that is left, as long as something is under way in it: neither a sign-in that
 * waits for the browser nor a request on its way ends because somebody looks at another page.
 */
export function keep(wizard: Wizard): void {
  if (!wizard.busy) return;
  kept.push(wizard);
  void wizard.idle().then(() => {
    // What went wrong meanwhile is still to be told.
    if (!wizard.failure) release(wizard);
    ended += 1;
  });
}

/** The wizard that was kept of that setup. */
export function keptOf(setup: string): Wizard | undefined {
  return kept.find((wizard) => wizard.view.name === setup);
}

/** Keeps it no more: it is shown, or nothing is under way in it. */
export function release(wizard: Wizard): void {
  kept = kept.filter((other) => other !== wizard);
}

/** Ends what is under way in a setup that is removed; without a name, in any. */
export function dropKept(setup?: string): void {
  for (const wizard of kept.filter(({ view }) => setup === undefined || view.name === setup)) {
    release(wizard);
    wizard.cancelAll();
  }
}

/** How often something that was under way in a setup that was left has ended. */
export const endedAway = () => ended;
