import type { Failure, SetupPage } from "../host/contract";
import { asFailure } from "../host/failure";
import type { Host } from "../host/host";

/**
 * The list of setups and the search in it. One question at a time: however slow the engine is, the next one
 * asked is for what stands in the field by then.
 */
export class SetupList {
  /** What is shown. */
  page: SetupPage;
  /** What is looked for. */
  search: string;
  /** What is shown was asked for with this. */
  answered: string;
  failure: Failure | null;
  /** Nothing can have changed yet since it was read: it came with the window. */
  fresh = true;
  readonly #host: Host;
  #asking = false;
  /** The part whose next one is on its way. */
  #continued: SetupPage | undefined;

  constructor(host: Host, first: SetupPage) {
    this.#host = host;
    this.page = $state.raw(first);
    this.search = $state("");
    this.answered = $state("");
    this.failure = $state.raw(null);
  }

  /** There is no setup at all. */
  get empty(): boolean {
    return this.page.total === 0;
  }

  /** Begins again with the first part of the list. */
  begin(first: SetupPage): void {
    this.page = first;
    this.search = "";
    this.answered = "";
    this.failure = null;
  }

  /** Asks for what stands in the search field now. */
  async refresh(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      let asked: string;
      do {
        asked = this.search;
        const page = await this.#host.setups(asked, 0);
        this.page = page;
        this.answered = asked;
        this.failure = null;
      } while (asked !== this.search);
    } catch (reason) {
      this.failure = asFailure(reason);
    } finally {
      this.#asking = false;
    }
  }

  /** Asks for the part after what is shown. */
  async more(): Promise<void> {
    const { page, answered } = this;
    if (this.#continued === page) return;
    this.#continued = page;
    try {
      const next = await this.#host.setups(answered, page.setups.length);
      // Another search has been answered meanwhile.
      if (this.page === page) this.page = { ...next, setups: [...page.setups, ...next.setups] };
    } catch (reason) {
      this.#continued = undefined;
      this.failure = asFailure(reason);
    }
  }
}
