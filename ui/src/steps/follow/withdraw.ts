import { announce } from "../../parts/announce.svelte";
import type { Wizard } from "../../wizard/wizard.svelte";
import { t } from "../../words/words.svelte";

/** The name of the run, by which the wizard knows it. */
export const RUN = "withdraw";

/** Takes the request back, sent or waiting. */
export async function withdraw(wizard: Wizard): Promise<void> {
  const ended = await wizard.run(RUN, (signal) => wizard.host.withdraw(wizard.view.name, { signal }));
  const state = wizard.view.request?.state;
  if (ended && state) announce(t("follow-state", { state }));
}
