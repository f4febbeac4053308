import type { Copyable, Step } from "../../host/contract";
import { ENTERED_AT } from "../places";

/** Values that are entered at one step. */
export interface Group {
  step: Step;
  items: Copyable[];
}

/** The values by the step at which they are entered, in the order in which the first of each comes. */
export function grouped(items: Copyable[]): Group[] {
  const groups: Group[] = [];
  for (const item of items) {
    // The client secret is the one value that is no value of the draft.
    const step = item.key === null ? "credentials" : ENTERED_AT[item.key];
    const group = groups.find((known) => known.step === step);
    if (group) group.items.push(item);
    else groups.push({ step, items: [item] });
  }
  return groups;
}
