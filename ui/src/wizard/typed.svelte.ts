/** Where the texts of a setup are kept that belong into no field of its draft. */
export const typedIn = (setup: string) => `typed/${setup}/`;

/**
 * What is kept of an address, and of the values of a list. Anything else may be a secret: a password or a code
 * in an address, or one that was pasted into the wrong field.
 */
const SAFE = {
  address: /^(https?:\/\/[^@?#]*|[a-z0-9.:/-]*)$/,
  list: /^[a-z0-9.@:/_,;\s-]*$/,
};

/**
 * A text that was typed and not sent yet, such as the answer to a question. It outlives its step and the
 * window, and is forgotten when it was sent. Never for what is secret, or may be.
 */
export class Typed {
  readonly #place: string;
  readonly #safe: RegExp | undefined;
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
    this.#safe = what.startsWith("address/")
      ? SAFE.address
      : what.startsWith("list/")
        ? SAFE.list
        : undefined;
    this.#text = $state(localStorage.getItem(this.#place) ?? "");
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    if (text === "" || this.#safe?.test(text) === false) localStorage.removeItem(this.#place);
    else localStorage.setItem(this.#place, text);
  }

  /** It was sent, and stands there only for as long as somebody looks at it. */
  sent(): void {
    localStorage.removeItem(this.#place);
  }
}
