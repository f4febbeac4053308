import { Channel, invoke } from "@tauri-apps/api/core";
import type { Start } from "./contract";
import type { Host, Run } from "./host";

/** Counts the runs of this page; the shell knows each by its number. */
let runs = 0;

/** Calls a command that can be cancelled: from the moment of the abort nobody waits for it. */
async function running<T>(
  command: string,
  args: Record<string, unknown>,
  { signal }: { signal?: AbortSignal },
): Promise<T> {
  signal?.throwIfAborted();
  const run = ++runs;
  const ended = invoke<T>(command, { ...args, run });
  if (!signal) return ended;
  return new Promise<T>((resolve, reject) => {
    const abort = () => {
      reject(signal.reason as Error);
      void invoke("cancel", { run });
    };
    signal.addEventListener("abort", abort, { once: true });
    void ended.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", abort);
    });
  });
}

/** The same, for a command that tells how far it has come. */
function telling<T, Event>(command: string, args: Record<string, unknown>, run: Run<Event>): Promise<T> {
  const tell = (event: Event) => {
    // What was on its way when the run was cancelled is not shown any more.
    if (!run.signal?.aborted) run.onEvent?.(event);
  };
  return running<T>(command, { ...args, onEvent: new Channel<Event>(tell) }, run);
}

declare global {
  /** What the shell hands over with the window, as JSON. */
  var latchkeyStart: string | undefined;
}

/** What the shell handed over with the window, once; from then on the engine is asked. */
async function start(): Promise<Start> {
  const handed = globalThis.latchkeyStart;
  globalThis.latchkeyStart = undefined;
  return handed === undefined ? invoke("start") : (JSON.parse(handed) as Start);
}

/** The host in the window: each method is the command of its name. */
export const tauri: Host = {
  start,
  catalog: () => invoke("catalog"),
  setups: (search, from) => invoke("setups", { search, from }),

  newSetup: (name) => invoke("new_setup", { name }),
  trySandbox: () => invoke("try_sandbox"),
  open: (setup) => invoke("open", { setup }),
  askVault: (setup) => invoke("ask_vault", { setup }),
  removal: (setup) => invoke("removal", { setup }),
  remove: (setup) => invoke("remove", { setup }),

  change: (setup, revision, changes) => invoke("change", { setup, revision, changes }),
  undo: (setup, revision) => invoke("undo", { setup, revision }),
  redo: (setup, revision) => invoke("redo", { setup, revision }),

  answerField: (setup, revision, field, text) => invoke("answer_field", { setup, revision, field, text }),
  useProfile: (setup, revision) => invoke("use_profile", { setup, revision }),
  record: (setup, revision, what) => invoke("record", { setup, revision, what }),
  save: (setup, paper) => invoke("save", { setup, paper }),

  recognise: (text, run) => running("recognise", { text }, run),

  lookAtAuthority: (setup, text, run) => telling("look_at_authority", { setup, text }, run),

  storeSecret: (setup, secret) => invoke("store_secret", { setup, secret }),
  storeToken: (setup, token) => invoke("store_token", { setup, token }),
  forgetSecret: (setup) => invoke("forget_secret", { setup }),
  checkCredentials: (setup, run) => telling("check_credentials", { setup }, run),

  signIn: (setup, options, run) => telling("sign_in", { setup, options }, run),
  explain: (setup, text) => invoke("explain", { setup, text }),

  submit: (setup, reason, run) => running("submit", { setup, reason }, run),
  status: (setup, run) => running("status", { setup }, run),
  answer: (setup, text, run) => running("answer", { setup, text }, run),
  withdraw: (setup, run) => running("withdraw", { setup }, run),

  handed: () => invoke("handed"),
  chooseOffer: () => invoke("choose_offer"),
  lookAtOffer: (text, run) => running("look_at_offer", { text }, run),
  acceptOffer: (name, fingerprint, run) => running("accept_offer", { name, fingerprint }, run),
  declineOffer: () => invoke("decline_offer"),

  copy: (text) => invoke("copy", { text }),
  copySecret: (setup) => invoke("copy_secret", { setup }),
  openLink: (link) => invoke("open_link", { link }),
  zoom: (factor) => invoke("zoom", { factor }),

  setLanguage: (code) => invoke("set_language", { code }),
  setTheme: (theme) => invoke("set_theme", { theme }),
  setProxy: (proxy) => invoke("set_proxy", { proxy }),
  addRoots: () => invoke("add_roots"),
  removeRoots: (name) => invoke("remove_roots", { name }),
  forgetEverything: () => invoke("forget_everything"),

  left: () => invoke("left"),
};
