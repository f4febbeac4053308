import type {
  Catalog,
  LookEvent,
  Paper,
  SetupPage,
  SetupView,
  SettingsView,
  SignInEvent,
  Start,
  Theme,
} from "../contract";
import type { Host, Run } from "../host";
import recording from "./recording.json";
import { Tape, type Entry } from "./tape";

/** The window's own words, as the engine would hand them over. */
const WORDS: Record<string, string> = import.meta.glob(
  "../../../../src-tauri/catalog/words/*/{durations,window/*}.ftl",
  {
    query: "?raw",
    import: "default",
    eager: true,
  },
);

/** How the names of the files end that are saved. */
const ENDING: Record<Paper, string> = { sheet: "html", calendar: "ics", mail: "eml" };

/** Milliseconds between two things that are told in a run, so that they can be seen to happen. */
const GAP = 30;

/** What the recording knows of the start; the settings are this host's own. */
type Recorded = Pick<Start, "setups"> & Catalog;

type AnyRun = Run | Run<LookEvent> | Run<SignInEvent>;

/**
 * Plays recorded answers of the engine, for tests and for design. `?scene=NAME` begins in the middle,
 * `?delay=MS` answers that much later once the setup is open, `?lang=CODE` speaks another language in the
 * window's own words.
 */
export function recordedHost(address: URL): Host {
  const tape = new Tape(recording as unknown as Entry[], address.searchParams.get("scene"));
  const delay = Number(address.searchParams.get("delay") ?? 0);
  let settings: SettingsView = {
    language: address.searchParams.get("lang"),
    languages: [
      { code: "en", name: "English" },
      { code: "de", name: "Deutsch" },
    ],
    theme: "system",
    proxy: null,
    roots: [],
    data_folder: "/home/admin/.local/share/latchkey",
    keychain: "latchkey",
    version: "0.1.0",
  };

  const recorded = () => tape.last("start").answer as Recorded;
  const start = (): Start => {
    const language = settings.language ?? "en";
    return { setups: recorded().setups, settings, language, words: wordsOf(language) };
  };
  const set = (changed: Partial<SettingsView>): SettingsView => (settings = { ...settings, ...changed });

  const answer = async <T>(value: () => T): Promise<T> => {
    await pause(delay, undefined);
    return value();
  };
  /** Tells what was told on the way, and plays on to the end of it. */
  const play = async (call: string, args: unknown[], run: AnyRun = {}): Promise<Entry> => {
    await pause(delay, run.signal);
    const entry = tape.find(call, args);
    for (const event of entry.events ?? []) {
      await pause(GAP, run.signal);
      (run.onEvent as ((event: unknown) => void) | undefined)?.(event);
    }
    if (run.signal) await pause(GAP, run.signal);

    if (entry.failure) throw entry.failure;
    tape.playTo(entry);
    return entry;
  };
  /** A call that answers with the setup. */
  const setup = async (call: string, args: unknown[], run?: AnyRun): Promise<SetupView> => {
    await play(call, args, run);
    return tape.setup;
  };
  const nothing = () => answer(() => undefined);
  const removal = () => answer(() => tape.last("removal").answer as never);

  return {
    start: () => Promise.resolve(start()),
    catalog: () => Promise.resolve({ services: recorded().services, providers: recorded().providers }),
    setups: (search, from) =>
      answer((): SetupPage => {
        const { total, setups } = recorded().setups;
        const wanted = search.trim().toLowerCase();
        const found = setups.filter((line) =>
          [line.name, line.service, line.provider].some((text) => text?.toLowerCase().includes(wanted)),
        );
        return { total, found: found.length, setups: found.slice(from, from + 100) };
      }),

    newSetup: (name) => setup("newSetup", [name]),
    trySandbox: () => setup("newSetup", ["acme"]),
    open: () => Promise.resolve(tape.setup),
    askVault: () => Promise.resolve(),
    removal,
    remove: removal,

    change: (_, __, changes) => setup("change", [changes]),
    undo: () => setup("undo", []),
    redo: () => setup("redo", []),

    answerField: (_, __, field, text) => setup("answerField", [field, text]),
    useProfile: () => setup("useProfile", []),
    record: (_, __, what) => setup("record", [what]),
    save: (setup, paper) => answer(() => `/home/admin/${setup}.${ENDING[paper]}`),

    // It changes nothing: the setup stays as it is.
    recognise: async (text, run) => {
      await pause(delay + GAP, run.signal);
      const { answer, failure } = tape.find("recognise", [text]);
      if (failure) throw failure;
      return answer as never;
    },

    lookAtAuthority: async (_, text, run) => {
      const { answer } = await play("lookAtAuthority", [text], run);
      return { ...(answer as object), setup: tape.setup } as never;
    },

    storeSecret: () => setup("storeSecret", []),
    storeToken: () => setup("storeToken", []),
    forgetSecret: () => setup("forgetSecret", []),
    checkCredentials: (_, run) => setup("checkCredentials", [], run),

    signIn: (_, __, run) => setup("signIn", [], run),
    explain: async (_, text) => (await play("explain", [text])).answer as never,

    submit: (_, reason, run) => setup("submit", [reason], run),
    status: (_, run) => setup("status", [], run),
    answer: (_, text, run) => setup("answer", [text], run),
    withdraw: (_, run) => setup("withdraw", [], run),

    // Nothing hands links over to a page in a browser.
    handed: () => answer(() => null),
    chooseOffer: () => answer(() => ({ host: null, file: "acme.latchkey-setup" })),
    lookAtOffer: async (text, run) => (await play("lookAtOffer", [text], run)).answer as never,
    acceptOffer: () => setup("newSetup", ["acme"]),
    declineOffer: nothing,

    copy: nothing,
    copySecret: () => answer(() => 30),
    openLink: nothing,
    zoom: nothing,
    left: nothing,

    setLanguage: (code) =>
      answer(() => {
        set({ language: code });
        return start();
      }),
    setTheme: (theme: Theme) => answer(() => set({ theme })),
    setProxy: (proxy) => answer(() => set({ proxy: proxy === "" ? null : proxy })),
    addRoots: () =>
      answer(() => set({ roots: [{ name: "proxy-roots.pem", subjects: ["CN=Acme Proxy Root"] }] })),
    removeRoots: (name) => answer(() => set({ roots: settings.roots.filter((root) => root.name !== name) })),
    forgetEverything: nothing,
  };
}

function wordsOf(code: string): string {
  return Object.entries(WORDS)
    .filter(([path]) => path.includes(`/words/${code}/`))
    .map(([, text]) => text)
    .join("\n");
}

/** Waits, unless the run is cancelled. No answer of an engine comes within the same task, nor does one here. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done, cancelled) => {
    const stop = () => cancelled(signal?.reason as Error);
    if (signal?.aborted) return stop();
    signal?.addEventListener("abort", stop, { once: true });
    setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      done();
    }, milliseconds);
  });
}
