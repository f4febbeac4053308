import { isFailure } from "../host/failure";
import { findWizard } from "../wizard/wizard.svelte";
import { announce } from "./announce.svelte";
import { isUnderway } from "./pending";
import { sentence } from "./sentence";

/**
 * Hands a value to whoever commits it, and keeps the words of a failure that comes back, so that the field
 * can show them itself. Made while a component is initialised.
 */
export class Committer {
  /** Why the last value was not taken. */
  error: string | undefined;
  /** A value is on its way. */
  busy: boolean;
  readonly #wizard = findWizard();

  constructor() {
    this.error = $state();
    this.busy = $state(false);
  }

  /** Whether the value was taken. `commit` may give back, or promise, a `Failure`. */
  async send(commit: () => unknown): Promise<boolean> {
    this.busy = true;
    try {
      const outcome = await isUnderway(Promise.resolve(commit()));
      const failure = isFailure(outcome) ? outcome : null;
      this.error = failure ? [failure.message, ...failure.hints].map(sentence).join(". ") : undefined;
      if (failure && this.#wizard?.failure === failure) this.#wizard.dismiss();
      if (this.error) announce(this.error);
      return !failure;
    } finally {
      this.busy = false;
    }
  }
}
