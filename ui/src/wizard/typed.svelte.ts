/** Where the texts of a setup are kept that belong into no field of its draft. */
export const typedIn = (setup: string) => `typed/${setup}/`;

/** An address with any of these may have a password or a code in it. */
const UNSAFE = /[@?#]/;

/**
 * A text that was typed and not sent yet, such as the answer to a question. It outlives its step and the
 * window, and is forgotten when it was sent. Never for what is secret, or may be.
 */
export class Typed {
  readonly #place: string;
  readonly #isAddress: boolean;
  #text: string;

  /**
   * `setup` is empty where there is none yet. Forms of an authority and their parts are a provider's, own
   * fields a service's; lists and addresses are named by their keys.
   */
  constructor(
    setup: string,
    what:
      | "answer"
      | "reason"
      | "reference"
      | "account"
      | "name"
      | "region"
      | "sent-at"
      | "tested-at"
      | `${"address" | "form" | "list" | "own" | "part"}/${string}`,
  ) {
    this.#place = typedIn(setup) + what;
    this.#isAddress = what.startsWith("address/");
    this.#text = $state(localStorage.getItem(this.#place) ?? "");
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    if (text === "" || (this.#isAddress && UNSAFE.test(text))) localStorage.removeItem(this.#place);
    else localStorage.setItem(this.#place, text);
  }

  /** It was sent, and stands there only for as long as somebody looks at it. */
  sent(): void {
    localStorage.removeItem(this.#place);
  }
}
