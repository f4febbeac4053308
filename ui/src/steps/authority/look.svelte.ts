import { tick } from "svelte";
import type { ReportView } from "../../host/contract";
import { announce } from "../../parts/announce.svelte";
import { isPending } from "../../parts/pending";
import { sentence } from "../../parts/sentence";
import { Typed } from "../../wizard/typed.svelte";
import type { Wizard } from "../../wizard/wizard.svelte";
import { t } from "../../words/words.svelte";

/** How long the typing must rest before a look starts. */
const PAUSE_MS = 400;

/** What a look made of the text that it was given. */
export interface Understood {
  /** The authority in its normal form; absent where the text is none. */
  authority: string | null;
  /** What was done to the text, or why it is no authority. */
  note: string | null;
  /** What was found of a text that is no authority, which the setup does not have. */
  report: ReportView | null;
}

/**
 * What is typed as the authority. It is looked at when the typing rests or the field is left; a look at a text
 * that has changed since is ended, and what it would have said is not taken.
 */
export class Look {
  /** As it stands in the field. */
  text: string;
  /** A look at the text is still to come. */
  due: boolean;
  /** What the look at this text made of it; absent before it has ended. */
  understood: Understood | null;
  /** The person ended the look at this text. */
  cancelled: boolean;

  readonly #wizard: Wizard;
  readonly #kept: Typed;
  /** The authority that the draft had when this last knew. */
  #written: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #forget: (() => void) | undefined;
  #inField = false;
  /** The text that was looked at last. */
  #looked: string | undefined;
  #keeping = false;
  #gone = false;

  constructor(wizard: Wizard) {
    this.#wizard = wizard;
    this.#written = wizard.text("authority");
    this.#kept = new Typed(wizard.view.name, "address/authority");
    this.text = $state(this.#kept.text || this.#written);
    this.due = $state(false);
    this.understood = $state.raw(null);
    this.cancelled = $state(false);
  }

  /** A look is under way. */
  get running(): boolean {
    return this.#wizard.running("authority");
  }

  /** What is shown may not be what the look at this text will find. */
  get outdated(): boolean {
    return this.due || this.running;
  }

  /** What is shown is about another text than the field has: that one is still to be looked at. */
  get changed(): boolean {
    const text = this.text.trim();
    return this.outdated && text !== this.#written && text !== this.#looked;
  }

  /** Why the text is no authority, once a look has told. */
  get problem(): string | undefined {
    if (this.understood?.authority !== null) return undefined;
    return sentence(this.understood.note ?? t("authority-no-authority"));
  }

  /**
   * The step was opened: an authority that came with the provider or a set-up link was never looked at, and
   * why a text is none is to be read again.
   */
  arrived(): void {
    const { can_redo, authority } = this.#wizard.view;
    if (this.text !== this.#written) void this.now();
    else if (this.#written !== "" && authority === null && !can_redo) void this.now();
  }

  /** The text was edited. */
  typed(): void {
    this.#inField = true;
    this.#kept.text = this.text;
    this.#begin();
    this.due = true;
    // Closing the window before the look has ended must not lose what was typed.
    this.#forget ??= isPending(() => this.#keep());
    this.#timer = setTimeout(() => void this.now(), PAUSE_MS);
  }

  /** Looks at the text at once. */
  async now(): Promise<void> {
    this.#begin();
    const text = this.text.trim();
    if (text === "") {
      await this.#keep();
      return;
    }
    const { host, view } = this.#wizard;
    let run: AbortSignal | undefined;
    const ended = await this.#wizard.runAtOnce("authority", async (signal, onEvent) => {
      run = signal;
      const look = await host.lookAtAuthority(view.name, text, { signal, onEvent });
      if (!signal.aborted) {
        const { authority } = look.setup.values;
        this.#written = typeof authority === "string" ? authority : "";
        this.understood = {
          authority: look.understood,
          note: look.note,
          report: look.understood === null ? look.report : null,
        };
      }
      return look.setup;
    });
    if (!ended) {
      if (!this.#gone) return;
      // Whoever comes back to the step has another look, which goes on with the text.
      if (run?.aborted) this.#release();
      else await this.#keep();
      return;
    }
    this.#looked = text;
    this.#release();
    if (this.understood?.authority) this.#kept.sent();
    if (!this.#inField) this.#tidy();
    if (this.problem) announce(this.problem);
  }

  /** Puts a text into the field, as if it had been typed there, and looks at it. */
  use(text: string): void {
    this.text = text;
    this.typed();
    this.#inField = false;
    void this.now();
  }

  /** The field was left. */
  left(): void {
    this.#inField = false;
    if (this.due) void this.now();
    else if (!this.running) this.#tidy();
  }

  /** The step was left: what was typed is looked at, or at least written down. */
  gone(): void {
    this.#gone = true;
    if (this.due) void this.now();
    else if (this.#forget && !this.running) void this.#keep();
  }

  /** Ends the look. The text stays. */
  cancel(): void {
    this.#wizard.cancel("authority");
    this.cancelled = true;
  }

  /** The draft's authority is `value`, perhaps by somebody else's doing: a fix, or an undo. */
  follow(value: string): void {
    if (value === this.#written) return;
    this.#written = value;
    if (value === this.text || this.#keeping) return;
    this.#begin();
    this.#release();
    this.#kept.sent();
    this.text = value;
    // A new look would be a change, after which what was undone could not be made again.
    const { can_redo, authority } = this.#wizard.view;
    if (value !== "" && !can_redo && authority?.current !== true) void this.now();
  }

  #begin(): void {
    clearTimeout(this.#timer);
    this.#wizard.cancel("authority");
    this.due = false;
    this.cancelled = false;
    this.understood = null;
  }

  /** Writes the text down without a look. */
  async #keep(): Promise<void> {
    this.#release();
    if (this.text.trim() !== this.#written) {
      this.#keeping = true;
      const refused = await this.#wizard.change("authority", this.text);
      await tick();
      this.#keeping = false;
      if (refused) return;
    }
    this.#kept.sent();
  }

  #release(): void {
    this.#forget?.();
    this.#forget = undefined;
  }

  /** Puts the normal form into the field; not while somebody types, who would not know it again. */
  #tidy(): void {
    if (this.understood?.authority) this.text = this.understood.authority;
  }
}
