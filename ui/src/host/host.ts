import type {
  Catalog,
  Change,
  FoundView,
  HandedView,
  Link,
  LookEvent,
  LookView,
  OfferView,
  Paper,
  RecognitionView,
  Recorded,
  Removal,
  SettingsView,
  SetupPage,
  SetupView,
  SignInEvent,
  Start,
  Theme,
} from "./contract";

/** A run that can be cancelled, and that tells how far it has come. */
export interface Run<Event = never> {
  /** Aborting it ends the run at once; the promise is then rejected with the signal's reason. */
  signal?: AbortSignal;
  onEvent?: (event: Event) => void;
}

/** How a test sign-in is to be made. */
export interface SignInOptions {
  /** Whose account is meant (`login_hint`); empty for nobody's. */
  loginHint: string;
  /** The provider is to ask which account (`prompt=select_account`). */
  selectAccount: boolean;
  /** The browser is opened; otherwise only its address is told. */
  openBrowser: boolean;
}

/**
 * Everything that the window may ask of whatever runs it. What could not be done rejects with a
 * `Failure` of the contract. No call ever gives a secret back.
 */
export interface Host {
  start(): Promise<Start>;

  /** What can be picked from, in the language of the window. */
  catalog(): Promise<Catalog>;
  setups(search: string, from: number): Promise<SetupPage>;

  newSetup(name: string): Promise<SetupView>;
  trySandbox(): Promise<SetupView>;
  /** At once: of the vault, what it said last. */
  open(setup: string): Promise<SetupView>;
  /** Has the vault asked, which may wait for somebody. From then on every view says what it has. */
  askVault(setup: string): Promise<void>;
  removal(setup: string): Promise<Removal>;
  remove(setup: string): Promise<Removal>;

  change(setup: string, revision: number, changes: Change[]): Promise<SetupView>;
  undo(setup: string, revision: number): Promise<SetupView>;
  redo(setup: string, revision: number): Promise<SetupView>;

  /** Answers a field that only this service has; an empty text takes the answer out. */
  answerField(setup: string, revision: number, field: string, text: string): Promise<SetupView>;
  /** Lets the person choose a service's profile that is not Latchkey's own, and gives it to the setup. */
  useProfile(setup: string, revision: number): Promise<SetupView>;
  /** Writes down what the person says was done or seen in the service. */
  record(setup: string, revision: number, what: Recorded): Promise<SetupView>;
  /** Lets the person say where a file is to be, and writes it; where that is, or null if nowhere. */
  save(setup: string, paper: Paper): Promise<string | null>;

  /** Which provider an e-mail address, a domain or an address of the provider tells of. Changes nothing. */
  recognise(text: string, run: Run): Promise<RecognitionView>;

  /** Judges an authority as it is typed, and writes it down when the look has ended. */
  lookAtAuthority(setup: string, text: string, run: Run<LookEvent>): Promise<LookView>;

  storeSecret(setup: string, secret: string): Promise<SetupView>;
  storeToken(setup: string, token: string): Promise<SetupView>;
  forgetSecret(setup: string): Promise<SetupView>;
  checkCredentials(setup: string, run: Run<LookEvent>): Promise<SetupView>;

  signIn(setup: string, options: SignInOptions, run: Run<SignInEvent>): Promise<SetupView>;
  /** What the text of a page that never came back means. */
  explain(setup: string, text: string): Promise<FoundView[]>;

  /** Sends the request. `reason` sets a missing test aside. */
  submit(setup: string, reason: string | null, run: Run): Promise<SetupView>;
  status(setup: string, run: Run): Promise<SetupView>;
  answer(setup: string, text: string, run: Run): Promise<SetupView>;
  withdraw(setup: string, run: Run): Promise<SetupView>;

  /** The set-up link or file that the system handed over, if one waits; nobody is asked for it yet. */
  handed(): Promise<HandedView | null>;
  /** Lets the person choose a set-up file, which waits from then on; null if none was chosen. */
  chooseOffer(): Promise<HandedView | null>;
  /** Asks for what is offered: by the link that waits, or by one that was pasted. */
  lookAtOffer(text: string | null, run: Run): Promise<OfferView>;
  /** Begins a setup with what is offered, if it is still what was shown. */
  acceptOffer(name: string, fingerprint: string, run: Run): Promise<SetupView>;
  /** Takes nothing over, and forgets the link that waits. */
  declineOffer(): Promise<void>;

  copy(text: string): Promise<void>;
  /** Puts the client secret into the clipboard, past the window; says for how many seconds. */
  copySecret(setup: string): Promise<number>;
  openLink(link: Link): Promise<void>;
  /** Shows the page larger or smaller: 1 is its own size. */
  zoom(factor: number): Promise<void>;

  setLanguage(code: string | null): Promise<Start>;
  setTheme(theme: Theme): Promise<SettingsView>;
  setProxy(proxy: string): Promise<SettingsView>;
  /** Lets the person choose a file of root certificates, and trusts it. */
  addRoots(): Promise<SettingsView>;
  removeRoots(name: string): Promise<SettingsView>;
  forgetEverything(): Promise<void>;

  /** Nothing is left to hand over: the window, which asked for it, may close. */
  left(): Promise<void>;
}
