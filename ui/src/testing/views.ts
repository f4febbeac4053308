import type {
  Catalog,
  FoundView,
  GuideAction,
  GuideView,
  HandOff,
  HopView,
  ReportView,
  RequestView,
  ServiceView,
  SetupView,
} from "../host/contract";
import type { Host } from "../host/host";

/** A setup as it is right after it was begun, but for what a test says of it. */
export function setupView(overrides: Partial<SetupView> = {}): SetupView {
  return {
    name: "acme",
    revision: 1,
    changed_at: "2026-08-03T09:00:00Z",
    values: {},
    can_undo: false,
    can_redo: false,
    steps: STEPS.map((step) => ({ step, state: "open", to_fix: 0, refusal: null })),
    next: "service",
    findings: [],
    gate: { blockers: [], can_be_set_aside: [] },
    secret: { state: "missing" },
    desk_token: { state: "missing" },
    provider: null,
    service: null,
    content: [],
    guide: null,
    forms: [],
    hand_off: null,
    tell: [],
    desk_host: null,
    register: [],
    test_redirect: "http://127.0.0.1:8765/callback",
    review: [],
    authority: null,
    credentials: null,
    sign_in: null,
    submission: null,
    attempts: [],
    request: null,
    waiting: null,
    hosts: [],
    sandbox: false,
    ...overrides,
  };
}

const STEPS = [
  "service",
  "provider",
  "register",
  "domains",
  "authority",
  "credentials",
  "sign-in",
  "people",
  "provisioning",
  "review",
  "submit",
  "follow",
] as const;

/** One service, and enough providers to be searched. */
export function catalog(): Catalog {
  const providers = [
    ["auth0", "Auth0"],
    ["entra", "Microsoft Entra ID"],
    ["google", "Google"],
    ["jumpcloud", "JumpCloud"],
    ["keycloak", "Keycloak"],
    ["okta", "Okta"],
    ["pingone", "PingOne"],
  ] as const;
  return {
    services: [{ id: "generic", name: "Any service", note: "OpenID Connect, by what its console asks for" }],
    providers: providers.map(([id, name]) => ({ id, name, note: null })),
  };
}

/** A service that is handed the values by a form, but for what a test says of it. */
export function serviceView(overrides: Partial<ServiceView> = {}): ServiceView {
  return {
    id: "wiki",
    name: "Wiki",
    in_a_sentence: "Wiki",
    summary: "Where things are written down",
    protocol: "oidc",
    channel: "form",
    plan: null,
    role: null,
    support: null,
    regions: [],
    providers: [],
    foreign: false,
    renews_secret: false,
    always_provisions: false,
    preferences: ["provisioning.change_phone_number", "provisioning.confirm_phone_number"],
    sources: [],
    ...overrides,
  };
}

/** How values are handed over that nobody has handed over yet, but for what a test says of it. */
export function handOff(overrides: Partial<HandOff> = {}): HandOff {
  return {
    path: [],
    page: null,
    page_copied: false,
    page_confidential: false,
    fields: [],
    button: null,
    mail: null,
    after: null,
    handed_over_at: null,
    reference: null,
    overridden: null,
    tested_before: true,
    own_test: false,
    own_test_passed_at: null,
    states: [],
    state: null,
    state_at: null,
    ...overrides,
  };
}

/** A guide of one action, but for what a test says of it. */
export function guideView(overrides: Partial<GuideView> = {}): GuideView {
  return {
    console: "Acme ID",
    app_type: null,
    app_notes: [],
    read: "2026-08-03",
    seen: null,
    sources: [],
    permissions: [],
    actions: [guideAction()],
    leave_alone: [],
    quirks: [],
    general: false,
    ...overrides,
  };
}

/** An action in a provider's console, but for what a test says of it. */
export function guideAction(overrides: Partial<GuideAction> = {}): GuideAction {
  return {
    id: "create",
    path: [],
    open: null,
    text: "Press `New app`.",
    copy: [],
    gives: [],
    caution: null,
    unverified: null,
    notes: [],
    ...overrides,
  };
}

/** A finding that must be put right, but for what a test says of it. */
export function found(overrides: Partial<FoundView> = {}): FoundView {
  return {
    id: "token-invalid-client",
    grade: "fail",
    title: "the provider refuses client id and secret",
    cause: "The token endpoint answered 401.",
    fix: "Replace the secret.",
    step: "credentials",
    apply: null,
    ...overrides,
  };
}

/** A test sign-in that passed, but for what a test says of it. */
export function reportView(overrides: Partial<ReportView> = {}): ReportView {
  return {
    subject: "sign-in",
    at: "2026-08-03T10:00:00Z",
    verdict: "pass",
    proof: null,
    current: true,
    took_ms: 8600,
    findings: [],
    layers: [],
    hops: hops(),
    claims: [],
    asked: [],
    returned: [],
    ...overrides,
  };
}

const STATIONS = [
  ["browser", "Browser", "opened", 2_000],
  ["provider", "Acme ID", "signed in", 8_400_000],
  ["loopback", "This computer", "state and issuer agree", 12_000],
  ["token", "Token endpoint", "200", 132_000],
  ["userinfo", "Userinfo", "200", 41_000],
] as const;

/** The five stations: passed up to `broken`, which broke; all passed where none is named. */
export function hops(broken?: HopView["hop"], text = "401 after 132 ms"): HopView[] {
  const at = broken === undefined ? STATIONS.length : STATIONS.findIndex(([hop]) => hop === broken);
  return STATIONS.map(([hop, label, seen, took_us], index) => {
    if (index < at) return { hop, label, text: seen, took_us, state: "passed" };
    if (index === at) return { hop, label, text, took_us, state: "broken" };
    return { hop, label, text: "", took_us: null, state: "not-reached" };
  });
}

/** A request that the service looks at, but for what a test says of it. */
export function requestView(overrides: Partial<RequestView> = {}): RequestView {
  return {
    id: "req_1",
    state: "in_review",
    open: true,
    who_acts_next: "service",
    since: "2026-08-03T11:00:00Z",
    seen_at: "2026-08-03T12:00:00Z",
    domains: [],
    timeline: [],
    question: null,
    can_be_withdrawn: true,
    changed_since: [],
    overridden: null,
    ...overrides,
  };
}

/**
 * A host of which a test uses only what it names; everything else that it is asked for fails the test. Its
 * vault answers at once.
 */
export function fakeHost(overrides: Partial<Host> = {}): Host {
  const silent = { askVault: () => Promise.resolve() };
  return new Proxy(
    { ...silent, ...overrides },
    {
      get: (host, name): unknown =>
        Reflect.get(host, name) ??
        (() => Promise.reject(new Error(`the test did not expect the host to be asked for ${String(name)}`))),
    },
  ) as Host;
}
