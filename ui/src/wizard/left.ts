import type { SetupView, Step } from "../host/contract";
import { STEPS } from "../route";
import { dropKept } from "./kept.svelte";
import { typedIn } from "./typed.svelte";

const place = (setup: string) => `left/${setup}`;

/** Remembers at which step a setup was left. */
export function leaveAt(setup: string, step: Step): void {
  localStorage.setItem(place(setup), step);
}

/** The step at which a setup opens: where it was left, otherwise the first with something to do. */
export function openAt(view: SetupView): Step {
  const left = localStorage.getItem(place(view.name));
  const known = STEPS.find((step) => step === left);
  const free = view.steps.some((line) => line.step === known && !line.refusal);
  return (free && known) || view.next || (view.steps.at(-1)?.step ?? "service");
}

/** Forgets where a setup was left, and what was typed and is under way there; without a name, of any. */
export function forgetLeft(setup?: string): void {
  dropKept(setup);
  const of = (key: string) =>
    setup === undefined
      ? key.startsWith("left/") || key.startsWith("typed/")
      : key === place(setup) || key.startsWith(typedIn(setup));
  for (const key of Object.keys(localStorage).filter(of)) localStorage.removeItem(key);
}
