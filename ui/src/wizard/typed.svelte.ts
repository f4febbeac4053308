/** Where the texts of a setup are kept that are not in its draft. */
export const typedIn = (setup: string) => `typed/${setup}/`;

/**
 * What is kept of an address, of the values of a list, and of a part of an authority. Anything else may be a
 * secret: a password or a code in an address, or one that was pasted into the wrong field. A password of digits
 * alone cannot be told from a port before the at sign is typed.
 */
const SAFE = {
  address:
    /^(https?:\/\/(\[[0-9a-f:.]*\]?|[^@?#/:[]*)(:\d{0,5})?(\/[^@?#]*)?|[a-z\d.-]*(:\d{0,5})?(\/[a-z\d./-]*)?)$/,
  list: /^([a-z\d.@/_,;\s-]|:(?=\/\/|\/?$))*$/,
  part: /^([a-z\d./_ -]|:(?=\/\/|\/?$|\d{0,5}(\/|$)))*$/i,
};

/** A run that few names of hosts have, and most tokens have. */
const TOKEN = /(?=[a-z_-]{0,23}\d)[a-z\d_-]{24}/i;

const GUID = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/.source;

/** What looks like a token and is the name of a tenant. */
const TENANT = {
  address: new RegExp(`/${GUID}(?=/|$)`, "i"),
  list: undefined,
  part: new RegExp(`^${GUID}$`, "i"),
};

function mayBeSecret(kind: keyof typeof SAFE, text: string): boolean {
  const tenant = TENANT[kind];
  return !SAFE[kind].test(text) || TOKEN.test(tenant ? text.replace(tenant, "") : text);
}

/**
 * A text that was typed and not sent yet, such as the answer to a question. It outlives its step and the
 * window, and is forgotten when it was sent. Never for what is secret, or may be.
 */
export class Typed {
  readonly #place: string;
  readonly #kind: keyof typeof SAFE | undefined;
  #text: string;

  /**
   * `setup` is empty where there is none yet. Forms of an authority and their parts are a provider's, own
   * fields and days a service's; lists and addresses are named by their keys.
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
      | `${"address" | "form" | "list" | "own" | "part" | "sent-at" | "tested-at"}/${string}`,
  ) {
    this.#place = typedIn(setup) + what;
    this.#kind = (["address", "list", "part"] as const).find((kind) => what.startsWith(`${kind}/`));
    this.#text = $state(localStorage.getItem(this.#place) ?? "");
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    if (text === "" || (this.#kind && mayBeSecret(this.#kind, text))) localStorage.removeItem(this.#place);
    else localStorage.setItem(this.#place, text);
  }

  /** It was sent, and stands there only for as long as somebody looks at it. */
  sent(): void {
    localStorage.removeItem(this.#place);
  }
}
