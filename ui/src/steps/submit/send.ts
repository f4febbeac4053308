import { focusHeading } from "../../parts/heading";
import type { Wizard } from "../../wizard/wizard.svelte";

/** The name of the run, by which the wizard knows it. */
export const RUN = "submit";

/** Sends the request, or again what waits. Resolves with whether it came to its end, whatever that was. */
export async function send(wizard: Wizard, reason: string | null): Promise<boolean> {
  const ended = await wizard.run(RUN, (signal) => wizard.host.submit(wizard.view.name, reason, { signal }));
  // What it was begun with goes once the request is there.
  await focusHeading();
  return ended;
}
