import { onDestroy, onMount } from "svelte";
import type { Typed } from "../wizard/typed.svelte";
import { Committer } from "./commit.svelte";
import { isPending } from "./pending";

/** How long the typing must rest before the text is handed over. */
const PAUSE_MS = 1200;

/**
 * The text of a field while it is typed. It is handed over when the field is left, after a pause, and when
 * the window closes; only if it was edited. Made while a component is initialised.
 */
export class Typing {
  /** As it stands in the field. */
  text: string;
  readonly committer = new Committer();
  readonly #take: () => ((text: string) => unknown) | undefined;
  readonly #value: () => string;
  readonly #kept: Typed | undefined;
  #edited = false;
  /** What is on its way to be taken. */
  #sent: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #forget: (() => void) | undefined;

  /**
   * `take` is who takes the text, if anybody does; `value` is the text as it was taken. `kept` has the text
   * until it is taken, so that one which is not, such as half of it, outlives its field.
   */
  constructor(take: () => ((text: string) => unknown) | undefined, value: () => string, kept?: Typed) {
    this.#take = take;
    this.#value = value;
    this.#kept = kept;
    this.text = $state(kept?.text ?? "");
    this.#edited = this.text !== "";
    // What is typed and not handed over stays; otherwise the field follows its value, such as after an undo.
    $effect.pre(() => {
      const incoming = this.#value();
      if (!this.#take() || !this.#edited) this.text = incoming;
    });
    // Why it was not taken is to be read again.
    onMount(() => void this.commit());
    // A step that is left takes its fields away before they lose the focus.
    onDestroy(() => void this.commit());
  }

  /** The text was edited. */
  edit(): void {
    this.#edited = true;
    if (!this.#take()) return;
    if (this.#kept) this.#kept.text = this.text;
    this.#forget ??= isPending(() => this.commit());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.commit(), PAUSE_MS);
  }

  /** Hands the text over. */
  async commit(): Promise<void> {
    clearTimeout(this.#timer);
    const take = this.#take();
    const sent = this.text;
    // Enter, and then leaving the field, hand the text over once.
    if (!this.#edited || !take || this.#sent === sent) return;
    this.#forget?.();
    this.#forget = undefined;
    this.#sent = sent;
    const taken = await this.committer.send(() => take(sent));
    if (this.#sent === sent) this.#sent = undefined;
    if (!taken || this.text !== sent) return;
    this.#edited = false;
    this.#kept?.sent();
    this.text = this.#value();
  }
}
