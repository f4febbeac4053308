import { createContext } from "svelte";
import type {
  Change,
  Failure,
  FoundView,
  Given,
  Key,
  LayerView,
  Refusal,
  Recorded,
  ReportView,
  SetupView,
  Step,
  StepContent,
  StepLine,
} from "../host/contract";
import { asFailure, wasCancelled } from "../host/failure";
import type { Host } from "../host/host";
import { announce } from "../parts/announce.svelte";
import { commitAll } from "../parts/pending";
import { sentence } from "../parts/sentence";
import { address } from "../route";
import { ENTERED_AT } from "../steps/places";
import { t } from "../words/words.svelte";
import { askVault } from "./asked";
import { Runs, type Watch } from "./runs.svelte";

/** A step that cannot be entered yet, and why. */
export type Refused = Refusal & { step: Step };

/** Why the step after this one is not for now. */
export interface Stay {
  why: string;
}

/**
 * One setup while it is worked on: what the engine said of it last, and the ways to act on it. Rules of
 * what is reachable and what is right are the engine's; this only asks it, one change after the other.
 */
export class Wizard {
  /** The setup as the engine last told it. */
  view: SetupView;
  /** The step that is shown. */
  step: Step;
  /** A change is on its way to the engine. */
  saving: boolean;
  /**
   * What could not be done last. The shell shows it above the footer of the step, so a step need not. The
   * parts for fields show the failure of their own value and take it from here.
   */
  failure: Failure | null;
  /** A move that was refused, and why. Shown by the shell. */
  refused: Refused | null;

  /** The step at which Continue was pressed too early last: from then on its empty fields say so. */
  early: Step | null;

  /** The vault is being asked. */
  hearing: boolean;

  /** The hosts that were contacted for what is in no report. */
  lookedUp: string[];

  readonly host: Host;
  readonly #runs = new Runs();
  #queue: Promise<unknown> = Promise.resolve();
  /** How many changes were not taken. */
  #refusals = 0;
  #queued = $state(0);

  constructor(host: Host, view: SetupView, step: Step) {
    this.host = host;
    this.view = $state.raw(view);
    this.step = $state(step);
    this.failure = $state.raw(null);
    this.refused = $state.raw(null);
    this.early = $state(null);
    this.lookedUp = $state.raw([]);
    this.hearing = $state(false);
    this.saving = $derived(this.#queued > 0);
  }

  /** The text that `key` has; empty where it has none. */
  text(key: Key): string {
    const value = this.view.values[key];
    return typeof value === "string" ? value : "";
  }

  /** The texts that `key` has. */
  list(key: Key): string[] {
    const value = this.view.values[key];
    return Array.isArray(value) ? value : [];
  }

  /** Whether `key` is set to yes. */
  flag(key: Key): boolean {
    return this.view.values[key] === true;
  }

  /** The service takes a client id and what proves it, which some make by themselves or have no use for. */
  get takesClient(): boolean {
    return this.line("credentials") !== undefined;
  }

  /** How `step` stands; nothing where the setup does not have it. */
  line(step: Step = this.step): StepLine | undefined {
    return this.view.steps.find((line) => line.step === step);
  }

  /**
   * How many things of a step are told as to be fixed. What was not begun yet is only missing, until somebody
   * wants to go on from there; whoever looks at the review wants that.
   */
  toFix(line: StepLine | undefined): number {
    if (!line) return 0;
    const asked = this.early === line.step || (line.step === "review" && this.step === "review");
    if (line.state === "open" && !asked) return 0;
    // What a service asks for is seen once it is chosen.
    return line.step === "service" && !this.view.service ? Math.min(line.to_fix, 1) : line.to_fix;
  }

  /** What is to be said of the draft at `step`, worst first. */
  findings(step: Step = this.step): FoundView[] {
    return this.view.findings.filter((finding) => finding.step === step);
  }

  /** The report that `step` rests on. */
  report(step: Step = this.step): ReportView | null {
    switch (step) {
      case "authority":
        return this.view.authority;
      case "credentials":
        return this.view.credentials;
      case "sign-in":
        return this.view.sign_in;
      case "submit":
      case "follow":
        return this.view.submission;
      default:
        return null;
    }
  }

  /** The layers of the run `name` while it runs, otherwise those of the report of the step so named. */
  layers(name: Step = this.step): LayerView[] {
    return this.#runs.layers(name) ?? this.report(name)?.layers ?? [];
  }

  /** Gives `key` a value. Resolves with what came in the way, which is in `failure` too. */
  change(key: Key, value: Given): Promise<Failure | null> {
    return this.changeAll([{ key, value }]);
  }

  /** Gives several keys their values, all or none. */
  changeAll(changes: Change[]): Promise<Failure | null> {
    return this.#write((revision) => this.host.change(this.view.name, revision, changes));
  }

  /** Answers a field that only this service has. */
  answerField(field: string, text: string): Promise<Failure | null> {
    return this.#write((revision) => this.host.answerField(this.view.name, revision, field, text));
  }

  /** Has the person choose a service's profile that is a file. */
  useProfile(): Promise<Failure | null> {
    return this.#write((revision) => this.host.useProfile(this.view.name, revision));
  }

  /** Writes down what the person says was done or seen in the service. */
  record(what: Recorded): Promise<Failure | null> {
    return this.#write((revision) => this.host.record(this.view.name, revision, what));
  }

  /** What the service has for `step`; nothing where it has nothing. */
  content(step: Step = this.step): StepContent | undefined {
    return this.view.content.find((content) => content.step === step);
  }

  /** Takes the last change back. */
  async undo(): Promise<void> {
    await this.settled();
    await this.#step(t("shell-undone"), (revision) => this.host.undo(this.view.name, revision));
  }

  /** Makes the change again that was taken back last. */
  async redo(): Promise<void> {
    await this.settled();
    await this.#step(t("shell-redone"), (revision) => this.host.redo(this.view.name, revision));
  }

  /** Does what is no change of the draft, such as storing the secret. The answer is the view from then on. */
  act(call: (setup: string) => Promise<SetupView>): Promise<Failure | null> {
    return this.#write(() => call(this.view.name));
  }

  /**
   * Runs something long under a name, which `running` and `cancel` take; steps use their own name, so that
   * the right column finds the layers that `watch` is told. It begins when what was typed has been taken,
   * and not at all where something was not. A run of the same name that is still under way is cancelled
   * first. Resolves with whether it came to its end.
   */
  run(name: string, start: (signal: AbortSignal, watch: Watch) => Promise<SetupView>): Promise<boolean> {
    return this.runAtOnce(name, async (signal, watch) => {
      const before = this.#refusals;
      await this.settled();
      // What was not taken is told at its field; nothing is done with the value that it was to replace.
      return signal.aborted || this.#refusals > before ? null : await start(signal, watch);
    });
  }

  /** The same for what rests on nothing that may be on its way: it begins at once. */
  async runAtOnce(
    name: string,
    start: (signal: AbortSignal, watch: Watch) => Promise<SetupView | null>,
  ): Promise<boolean> {
    this.failure = null;
    const { signal, watch, end } = this.#runs.begin(name);
    try {
      const view = await start(signal, watch);
      if (view === null || signal.aborted) return false;
      await this.#accept(view);
      this.#tell(name);
      return true;
    } catch (reason) {
      if (!signal.aborted && !wasCancelled(reason)) await this.#fail(reason);
      return false;
    } finally {
      end();
    }
  }

  /** Whether the run of that name is under way. */
  running(name: string): boolean {
    return this.#runs.has(name);
  }

  /** Ends the run of that name, if it is under way. */
  cancel(name: string): void {
    this.#runs.cancel(name);
  }

  /** Whether any run is under way. */
  get busy(): boolean {
    return this.#runs.any;
  }

  /** Resolves when no run is under way any more. */
  async idle(): Promise<void> {
    await this.#runs.idle();
  }

  /** Ends every run, such as when the setup is removed. */
  cancelAll(): void {
    this.#runs.cancelAll();
  }

  /** Goes to `step`, or says why not. Resolves with whether it went there. */
  async go(step: Step): Promise<boolean> {
    // What was typed last may be just what the step is waiting for.
    if (this.line(step)?.refusal) await this.settled();
    const why = this.line(step)?.refusal ?? null;
    if (why) {
      this.refuse({ step, ...why });
      return false;
    }
    location.hash = address({ page: "setup", setup: this.view.name, step });
    return true;
  }

  /** Says why a move is not made. */
  refuse(refused: Refused): void {
    this.failure = null;
    this.refused = refused;
    announce(refused.why);
  }

  /**
   * Goes to the step after this one, unless something here is to be put right first. What is under way here
   * and may put it right is waited for; whoever goes to another step meanwhile stays there.
   */
  async proceed(): Promise<Stay | null> {
    const from = this.step;
    await this.settled();
    // What is being found out may be just what is missing; Cancel stands beside it.
    if (this.#blocked()) await this.#runs.over(from);
    if (this.step !== from) return null;
    const stay = this.#blocked();
    this.early = stay && this.line()?.to_fix ? from : null;
    const after = this.#after();
    if (!stay && after) await this.go(after.step);
    return stay;
  }

  /** Resolves when everything that was typed or changed has been taken or refused. */
  async settled(): Promise<void> {
    await commitAll();
    await this.#queue;
  }

  /** Takes the message of a failure or refusal away. */
  dismiss(): void {
    this.failure = null;
    this.refused = null;
  }

  /** The vault has not said yet what it has. */
  get waits(): boolean {
    return [this.view.secret, this.view.desk_token].some((one) => one.state === "unknown" && one.waits);
  }

  /** Asks the vault what it has, and shows that once it has said it. Nothing else waits for it. */
  async hear(): Promise<void> {
    if (this.hearing) return;
    this.hearing = true;
    try {
      await askVault(this.host, this.view.name);
      // In turn with the changes, so that none of them is shown as it was before.
      const shown = this.#queue.then(async () => {
        const view = await this.host.open(this.view.name);
        this.hearing = false;
        this.view = view;
      });
      this.#queue = shown.catch(() => undefined);
      await shown;
    } catch (reason) {
      this.hearing = false;
      this.failure = asFailure(reason);
    }
  }

  /** Asks the engine for the setup again. */
  async reload(): Promise<void> {
    try {
      this.view = await this.host.open(this.view.name);
    } catch (reason) {
      this.failure = asFailure(reason);
    }
  }

  /** The step after this one. */
  #after(): StepLine | undefined {
    return this.view.steps[this.view.steps.findIndex((line) => line.step === this.step) + 1];
  }

  /** What at this step itself keeps from going on. */
  #blocked(): Stay | null {
    const count = this.line()?.to_fix ?? 0;
    const [first] = [...this.view.gate.blockers, ...this.findings()].filter((f) => f.step === this.step);
    if (count > 0 && first) return { why: sentence(first.title) };
    const refusal = this.#after()?.refusal;
    if (refusal?.instead === this.step) return { why: refusal.why };
    return count > 0 ? { why: t("shell-stays", { count }) } : null;
  }

  async #step(said: string, call: (revision: number) => Promise<SetupView>): Promise<void> {
    const before = this.view.values;
    if (await this.#write(call)) return;
    announce(said);
    const after = this.view.values;
    const keys = new Set([...Object.keys(before), ...Object.keys(after)] as Key[]);
    const changed = [...keys].filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
    const steps = changed.map((key) => ENTERED_AT[key]);
    // What changed is to be seen.
    if (steps[0] && !steps.includes(this.step)) await this.go(steps[0]);
  }

  /** One after the other, because each names the revision that the one before made. */
  #write(call: (revision: number) => Promise<SetupView>): Promise<Failure | null> {
    this.#queued += 1;
    const done = this.#queue.then(async () => {
      try {
        this.view = await call(this.view.revision);
        this.dismiss();
        return null;
      } catch (reason) {
        this.#refusals += 1;
        return await this.#fail(reason);
      } finally {
        this.#queued -= 1;
      }
    });
    this.#queue = done;
    return done;
  }

  /** A run may end after a change that was made meanwhile; then its view is not the newest. */
  async #accept(view: SetupView): Promise<void> {
    await this.#queue;
    if (view.revision < this.view.revision) await this.reload();
    else this.view = view;
    this.refused = null;
  }

  /** Says how a check ended that a step rests on. */
  #tell(name: string): void {
    const step = this.view.steps.find((line) => line.step === name)?.step;
    const report = step && this.report(step);
    if (!report) return;
    const count = report.findings.filter((finding) => finding.grade === "fail").length;
    announce(t(`shell-ended-${report.verdict}`, { step: t(`shell-step-${step}`), count }));
  }

  async #fail(reason: unknown): Promise<Failure> {
    const failure = asFailure(reason);
    if (failure.code === "setup-changed") await this.reload();
    this.failure = failure;
    announce([failure.message, ...failure.hints].join(". "));
    return failure;
  }
}

const [get, set] = createContext<Wizard>();

/** The wizard of the setup that is open, for everything below the shell. */
export const getWizard = get;
export const setWizard = set;

/** The wizard, or nothing where no setup is open, such as on the settings page. */
export function findWizard(): Wizard | null {
  try {
    return get();
  } catch {
    return null;
  }
}
