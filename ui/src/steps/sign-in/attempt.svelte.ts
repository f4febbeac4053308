import type { HopView, SignInEvent } from "../../host/contract";
import type { SignInOptions } from "../../host/host";
import type { Wizard } from "../../wizard/wizard.svelte";

/** The name of the run, by which the wizard knows it. */
export const RUN = "sign-in";

/** What a test sign-in has told so far. It outlives the page of the step, which may be left meanwhile. */
export class Attempt {
  /** Every station as it is now; empty before the first word. */
  hops = $state.raw<HopView[]>([]);
  /** The redirect address that is sent, once the port is bound. */
  redirect = $state<string | null>(null);
  /** The address that begins the sign-in, for a browser of one's own choice. */
  link = $state<string | null>(null);
  /** Why no browser could be opened. */
  notOpened = $state<string | null>(null);
  /** The provider is to ask which account. */
  selectAccount = $state(false);
  /** No browser is to be opened. */
  linkOnly = $state(false);
  /** The last attempt was ended by hand. */
  cancelled = $state(false);

  readonly #wizard: Wizard;

  constructor(wizard: Wizard) {
    this.#wizard = wizard;
  }

  get running(): boolean {
    return this.#wizard.running(RUN);
  }

  /** Signs in, as whose account it is where that is given. Resolves with whether it came to its end. */
  begin(loginHint: string): Promise<boolean> {
    const { selectAccount, linkOnly } = this;
    const options: SignInOptions = { loginHint, selectAccount, openBrowser: !linkOnly };
    this.hops = [];
    this.redirect = null;
    this.link = null;
    this.notOpened = null;
    this.cancelled = false;
    const { host, view } = this.#wizard;
    return this.#wizard.run(RUN, (signal) =>
      host.signIn(view.name, options, {
        signal,
        onEvent: (event) => {
          // What was under way when the run was cancelled may still arrive; it is of no run any more.
          if (!signal.aborted) this.#hear(event);
        },
      }),
    );
  }

  /** Ends the sign-in that is under way. */
  cancel(): void {
    this.#wizard.cancel(RUN);
    this.cancelled = true;
  }

  #hear(event: SignInEvent): void {
    switch (event.event) {
      case "listening":
        this.redirect = event.redirect;
        return;
      case "open":
        this.link = event.url;
        return;
      case "browser-not-opened":
        this.notOpened = event.why;
        return;
      case "hops":
        this.hops = event.hops;
    }
  }
}

const attempts = new WeakMap<Wizard, Attempt>();

/** The attempt of this wizard: the same one for as long as its setup is open. */
export function attemptOf(wizard: Wizard): Attempt {
  const attempt = attempts.get(wizard) ?? new Attempt(wizard);
  attempts.set(wizard, attempt);
  return attempt;
}
