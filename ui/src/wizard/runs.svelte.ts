import type { LayerView, LookEvent } from "../host/contract";

/** Called with what a run tells while it runs. */
export type Watch = (event: LookEvent) => void;

interface Running {
  controller: AbortController;
  layers: LayerView[];
  /** Settles when the run is over, however it ended. */
  over: Promise<void>;
  tell: () => void;
}

/** What is under way, by name. Of each name there is one run at most. */
export class Runs {
  #runs = $state.raw<Partial<Record<string, Running>>>({});

  /** Begins a run; one of the same name that is still under way is cancelled. */
  begin(name: string): { signal: AbortSignal; watch: Watch; end: () => void } {
    this.cancel(name);
    const controller = new AbortController();
    let tell: () => void = () => undefined;
    const over = new Promise<void>((done) => (tell = done));
    this.#put(name, { controller, layers: [], over, tell });
    const current = () => {
      const run = this.#runs[name];
      return run?.controller === controller ? run : undefined;
    };
    return {
      signal: controller.signal,
      watch: ({ layer }) => {
        const run = current();
        if (run) this.#put(name, { ...run, layers: [...run.layers, layer] });
      },
      end: () => {
        if (current()) this.#remove(name);
      },
    };
  }

  /** What the run of that name has told; nothing where there is none. */
  layers(name: string): LayerView[] | undefined {
    return this.#runs[name]?.layers;
  }

  /** Whether the run of that name is under way. */
  has(name: string): boolean {
    return this.#runs[name] !== undefined;
  }

  /** Ends the run of that name, if it is under way. */
  cancel(name: string): void {
    const run = this.#runs[name];
    if (!run) return;
    run.controller.abort();
    this.#remove(name);
  }

  /** Resolves when no run of that name is under way any more. */
  async over(name: string): Promise<void> {
    await this.#runs[name]?.over;
  }

  /** Whether any run is under way. */
  get any(): boolean {
    return Object.values(this.#runs).some((run) => run !== undefined);
  }

  /** Resolves when no run is under way any more. */
  async idle(): Promise<void> {
    while (this.any) await Promise.all(Object.values(this.#runs).map((run) => run?.over));
  }

  /** Ends all of them. */
  cancelAll(): void {
    for (const name of Object.keys(this.#runs)) this.cancel(name);
  }

  #put(name: string, run: Running | undefined): void {
    this.#runs = { ...this.#runs, [name]: run };
  }

  #remove(name: string): void {
    const run = this.#runs[name];
    this.#put(name, undefined);
    run?.tell();
  }
}
