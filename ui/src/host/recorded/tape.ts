import type { Failure, LookEvent, SetupView, SignInEvent } from "../contract";

/** One call of the host as the engine once answered it. */
export interface Entry {
  /** The name of the state that the setup is in after it. */
  scene?: string;
  /** The host's method. */
  call: string;
  /** Its arguments, without a secret and without the revision. */
  args: unknown[];
  /** What was told on the way. */
  events?: (LookEvent | SignInEvent)[];
  /** What of the setup is other than in the entry before. */
  setup?: Partial<SetupView>;
  /** The answer; beside the setup, where it has one. */
  answer?: unknown;
  /** What could not be done. */
  failure?: Failure;
}

/** A recording, and how far it has been played. */
export class Tape {
  #entries: Entry[];
  #next = 0;

  /** `scene` names the entry after which it begins. */
  constructor(entries: Entry[], scene: string | null) {
    this.#entries = entries;
    const at = scene === null ? -1 : entries.findIndex((entry) => entry.scene === scene);
    if (scene !== null && at === -1) throw new Error(`there is no scene ${scene} in the recording`);
    this.#next = at + 1;
  }

  /** The setup as it is now. */
  get setup(): SetupView {
    const told = this.#entries.slice(0, this.#next).map((entry) => entry.setup ?? {});
    return Object.assign({}, ...told) as SetupView;
  }

  /** The answer that was given last to a call that changes nothing. */
  last(call: string): Entry {
    const before = this.#entries.slice(0, this.#next).findLast((entry) => entry.call === call);
    return before ?? this.#find(call, () => true);
  }

  /** The next time that this was asked, or else an earlier one. */
  find(call: string, args: unknown[]): Entry {
    const asked = JSON.stringify(args);
    return this.#find(call, (entry) => JSON.stringify(entry.args) === asked);
  }

  /** Plays on to that entry: from now on the setup is as it was after it. */
  playTo(entry: Entry): void {
    this.#next = this.#entries.indexOf(entry) + 1;
  }

  #find(call: string, same: (entry: Entry) => boolean): Entry {
    const fits = (entry: Entry) => entry.call === call && same(entry);
    const found = this.#entries.slice(this.#next).find(fits) ?? this.#entries.find(fits);
    if (found === undefined) throw new Error(`the recording has no such ${call}`);
    return found;
  }
}
