/** Where the texts of a setup are kept that belong into no field of its draft. */
export const typedIn = (setup: string) => `typed/${setup}/`;

/**
 * A text that was typed and not sent yet, such as the answer to a question. It outlives its step and the
 * window, and is forgotten when it was sent.
 */
export class Typed {
  readonly #place: string;
  #text: string;

  constructor(setup: string, what: "answer" | "reason" | "reference") {
    this.#place = typedIn(setup) + what;
    this.#text = $state(localStorage.getItem(this.#place) ?? "");
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    if (text === "") localStorage.removeItem(this.#place);
    else localStorage.setItem(this.#place, text);
  }
}
