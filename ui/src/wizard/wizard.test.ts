import { waitFor } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import type { Failure, LayerView, SetupView, StepLine } from "../host/contract";
import type { Host } from "../host/host";
import { announced } from "../parts/announce.svelte";
import { isPending } from "../parts/pending";
import { fakeHost, found, reportView, serviceView, setupView } from "../testing/views";
import { Wizard } from "./wizard.svelte";

const CHANGED: Failure = {
  schema: "latchkey/failure/1",
  code: "setup-changed",
  message: "the setup was changed elsewhere",
  hints: ["look at it, and change it again"],
  field: null,
};

let view: SetupView;

beforeEach(() => {
  view = setupView();
});

const wizard = (host: Partial<Host>, step: Wizard["step"] = "service") =>
  new Wizard(fakeHost(host), view, step);

/** A promise that a test keeps open. */
function held<T>() {
  let end: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (end = resolve));
  return { promise, end: (value: T) => end(value) };
}

test("changes go one after the other, each to the revision that the one before made", async () => {
  const revisions: number[] = [];
  const first = held<SetupView>();
  const it = wizard({
    change: (_, revision) => {
      revisions.push(revision);
      return revision === 1 ? first.promise : Promise.resolve(setupView({ revision: revision + 1 }));
    },
  });
  const both = Promise.all([it.change("region", "eu"), it.change("client_id", "abc")]);
  expect(it.saving).toBe(true);
  first.end(setupView({ revision: 2 }));
  await both;
  expect(revisions).toEqual([1, 2]);
  expect(it.view.revision).toBe(3);
  expect(it.saving).toBe(false);
});

test("a change that fails keeps the setup, says so, and does not hold up the next", async () => {
  const refused = { ...CHANGED, code: "invalid-value" } satisfies Failure;
  const change = vi
    .fn<Host["change"]>()
    .mockRejectedValueOnce(refused)
    .mockResolvedValue(setupView({ revision: 2 }));
  const it = wizard({ change });
  expect(await it.change("authority", "nonsense")).toEqual(refused);
  expect(it.failure).toEqual(refused);
  await waitFor(() => expect(announced()).toContain("the setup was changed elsewhere"));
  expect(await it.change("authority", "https://id.example")).toBeNull();
  expect(it.failure).toBeNull();
});

test("a setup that was changed elsewhere is opened again", async () => {
  const it = wizard({
    change: () => Promise.reject(CHANGED as unknown as Error),
    open: () => Promise.resolve(setupView({ revision: 9 })),
  });
  await it.change("region", "eu");
  expect(it.view.revision).toBe(9);
  expect(it.failure?.code).toBe("setup-changed");
});

test("what a host throws besides is told as what the window does not know", async () => {
  const it = wizard({ change: () => Promise.reject(new Error("boom")) });
  expect((await it.change("region", "eu"))?.message).toContain("boom");
});

const layer: LayerView = { id: "name", label: "Name", text: "2 addresses", took_us: 1000, state: "done" };

test("the layers of a run are there while it runs, and then those of its report", async () => {
  const run = held<SetupView>();
  const it = wizard({}, "authority");
  const ended = it.run("authority", (_, watch) => {
    watch({ event: "layer", layer });
    return run.promise;
  });
  expect(it.running("authority")).toBe(true);
  await waitFor(() => expect(it.layers().map(({ label }) => label)).toEqual(["Name"]));
  run.end(setupView({ authority: reportView({ layers: [layer, { ...layer, label: "TLS" }] }) }));
  expect(await ended).toBe(true);
  expect(it.running("authority")).toBe(false);
  expect(it.layers().map(({ label }) => label)).toEqual(["Name", "TLS"]);
});

test("a screen reader hears how a check ended", async () => {
  const it = wizard({}, "authority");
  const report = reportView({ subject: "authority", verdict: "fail", findings: [found(), found()] });
  await it.run("authority", () => Promise.resolve(setupView({ authority: report })));
  await waitFor(() => expect(announced()).toBe("Authority: 2 things to fix"));
});

test("a run that is begun again cancels the one before, whose answer is not shown", async () => {
  const before = held<SetupView>();
  const it = wizard({}, "authority");
  let aborted = false;
  let begun = false;
  const first = it.run("authority", (signal) => {
    begun = true;
    signal.addEventListener("abort", () => (aborted = true));
    return before.promise;
  });
  await waitFor(() => expect(begun).toBe(true));
  const second = it.run("authority", () => Promise.resolve(setupView({ revision: 5 })));
  expect(aborted).toBe(true);
  before.end(setupView({ revision: 4 }));
  expect(await Promise.all([first, second])).toEqual([false, true]);
  expect(it.view.revision).toBe(5);
});

test("a run begins when what was typed has been taken", async () => {
  const taken = held<SetupView>();
  const it = wizard({ change: () => taken.promise });
  void it.change("authority", "https://id.example");
  const start = vi.fn(() => Promise.resolve(setupView({ revision: 3 })));
  const ended = it.run("submit", start);
  await Promise.resolve();
  expect(it.running("submit")).toBe(true);
  expect(start).not.toHaveBeenCalled();
  taken.end(setupView({ revision: 2 }));
  expect(await ended).toBe(true);
  expect(start).toHaveBeenCalledOnce();
});

test("a run does not begin where what was typed was not taken", async () => {
  const refused = { ...CHANGED, code: "invalid-value" } satisfies Failure;
  const it = wizard({ change: () => Promise.reject(refused as unknown as Error) });
  const change = it.change("authority", "id example");
  const start = vi.fn(() => Promise.resolve(setupView({ revision: 3 })));
  expect(await it.run("submit", start)).toBe(false);
  expect(start).not.toHaveBeenCalled();
  expect(it.running("submit")).toBe(false);
  expect(await change).toEqual(refused);
});

test("a cancelled run is no failure", async () => {
  const it = wizard({}, "authority");
  const ended = it.run(
    "authority",
    (signal) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error))),
  );
  it.cancel("authority");
  expect(await ended).toBe(false);
  expect(it.failure).toBeNull();
  expect(it.running("authority")).toBe(false);
});

test("a run that ends after a change was made does not bring the older values back", async () => {
  const run = held<SetupView>();
  const newest = setupView({ revision: 3, sign_in: reportView() });
  const it = wizard({
    change: () => Promise.resolve(setupView({ revision: 2 })),
    open: () => Promise.resolve(newest),
  });
  const ended = it.run("sign-in", () => run.promise);
  await it.change("region", "eu");
  run.end(setupView({ revision: 1 }));
  await ended;
  expect(it.view).toEqual(newest);
});

const refusal = { why: "Enter the client id first.", instead: "register" } as const;

/** The steps, of which one stands otherwise. */
function steps(step: Wizard["step"], other: Partial<SetupView["steps"][number]>): SetupView["steps"] {
  return setupView().steps.map((line) => (line.step === step ? { ...line, ...other } : line));
}

test("a move that is refused says why and leaves the address as it is", async () => {
  view = setupView({ steps: steps("sign-in", { refusal }) });
  location.hash = "#/setup/acme/service";
  const it = wizard({});
  expect(await it.go("sign-in")).toBe(false);
  expect(it.refused).toEqual({ step: "sign-in", ...refusal });
  expect(location.hash).toBe("#/setup/acme/service");
  expect(await it.go("domains")).toBe(true);
  expect(location.hash).toBe("#/setup/acme/domains");
});

test("what was typed and not handed over yet may be what the step was waiting for", async () => {
  view = setupView({ steps: steps("sign-in", { refusal }) });
  const it = wizard({ change: () => Promise.resolve(setupView({ revision: 2 })) });
  const forget = isPending(() => {
    forget();
    return it.change("client_id", "abc");
  });
  expect(await it.go("sign-in")).toBe(true);
});

test("Continue goes on, but not past what is to be put right here", async () => {
  const blocker = found({ step: "service", title: "the region is missing" });
  view = setupView({
    steps: steps("service", { to_fix: 1 }),
    gate: { blockers: [blocker], can_be_set_aside: [] },
  });
  const it = wizard({});
  expect(await it.proceed()).toEqual({ why: "The region is missing" });
  expect(it.early).toBe("service");
  it.view = setupView();
  expect(await it.proceed()).toBeNull();
  expect(location.hash).toBe("#/setup/acme/provider");
});

test("Continue stays where the next step waits for this one, and leads away where it waits for another", async () => {
  view = setupView({ steps: steps("people", { refusal: { why: "Sign in first.", instead: "sign-in" } }) });
  expect(await wizard({}, "sign-in").proceed()).toEqual({ why: "Sign in first." });
  view = setupView({ steps: steps("sign-in", { refusal }) });
  const it = wizard({}, "credentials");
  expect(await it.proceed()).toBeNull();
  expect(it.refused).toEqual({ step: "sign-in", ...refusal });
});

test("Continue waits for what is being found out here, and then goes on or says why not", async () => {
  const blocked = { steps: steps("authority", { to_fix: 1 }) };
  view = setupView(blocked);
  const it = wizard({}, "authority");
  for (const [end, goesOn] of [
    [setupView(), true],
    [setupView(blocked), false],
  ] as const) {
    it.view = setupView(blocked);
    location.hash = "";
    const run = held<SetupView>();
    void it.run("authority", () => run.promise);
    const pressed = it.proceed();
    run.end(end);
    expect((await pressed) === null).toBe(goesOn);
    expect(location.hash).toBe(goesOn ? "#/setup/acme/credentials" : "");
  }
});

test("whoever goes elsewhere while Continue waits stays there", async () => {
  view = setupView({ steps: steps("authority", { to_fix: 1 }) });
  location.hash = "";
  const it = wizard({}, "authority");
  const run = held<SetupView>();
  void it.run("authority", () => run.promise);
  const pressed = it.proceed();
  it.step = "service";
  run.end(setupView());
  expect(await pressed).toBeNull();
  expect(location.hash).toBe("");
});

test("a refusal is not told any more when a check has ended", async () => {
  const it = wizard({}, "sign-in");
  it.refuse({ step: "sign-in", instead: "sign-in", why: "Sign in first." });
  await it.run("sign-in", () => Promise.resolve(setupView()));
  expect(it.refused).toBeNull();
});

test("the review tells what is to be fixed to whoever looks at it, and Continue says why it stays", async () => {
  const blocked = { why: "2 things are to be put right first.", instead: "review" } as const;
  const line = (one: StepLine) => {
    if (one.step === "review") return { ...one, to_fix: 2 };
    return one.step === "submit" ? { ...one, refusal: blocked } : one;
  };
  view = setupView({ steps: setupView().steps.map(line) });
  const elsewhere = wizard({}, "domains");
  expect(elsewhere.toFix(elsewhere.line("review"))).toBe(0);
  const there = wizard({}, "review");
  expect(there.toFix(there.line())).toBe(2);
  expect(await there.proceed()).toEqual({ why: blocked.why });
});

test("what was not begun is not told as to be fixed before Continue was pressed", async () => {
  view = setupView({ service: serviceView(), steps: steps("service", { to_fix: 2 }) });
  const it = wizard({});
  expect(it.toFix(it.line())).toBe(0);
  await it.proceed();
  expect(it.toFix(it.line())).toBe(2);
});

test("what a service asks for counts once a service is chosen, because it is not seen before", async () => {
  view = setupView({ steps: steps("service", { to_fix: 3 }) });
  const it = wizard({});
  await it.proceed();
  expect(it.toFix(it.line())).toBe(1);
});

test("the vault is heard once at a time, and what it has is shown in turn with the changes", async () => {
  const [asked, changed] = [held<undefined>(), held<SetupView>()];
  const stored = { state: "stored", since: null, lasts: true } as const;
  const values = { region: "eu" };
  const askVault = vi.fn<Host["askVault"]>(() => asked.promise);
  const open = vi.fn<Host["open"]>(() => Promise.resolve(setupView({ revision: 2, values, secret: stored })));
  const it = wizard({ askVault, change: () => changed.promise, open });
  const hearing = it.hear();
  expect(it.hearing).toBe(true);
  await it.hear();
  expect(askVault).toHaveBeenCalledTimes(1);
  const change = it.change("region", "eu");
  asked.end(undefined);
  await new Promise((rested) => setTimeout(rested));
  expect(open).not.toHaveBeenCalled();
  changed.end(setupView({ revision: 2, values }));
  await Promise.all([change, hearing]);
  expect(it.text("region")).toBe("eu");
  expect(it.view.secret).toEqual(stored);
  expect(it.hearing).toBe(false);
});

test("a vault that fails says so, and is asked again", async () => {
  const askVault = vi.fn<Host["askVault"]>().mockRejectedValueOnce(CHANGED).mockResolvedValue();
  const open = () => Promise.resolve(setupView({ revision: 3 }));
  const it = wizard({ askVault, open });
  await it.hear();
  expect(it.failure).toEqual(CHANGED);
  expect(it.hearing).toBe(false);
  await it.hear();
  expect(it.view.revision).toBe(3);
});

test("a setup that is opened anew while the vault is asked has no second question for it", async () => {
  const asked = held<undefined>();
  const askVault = vi.fn<Host["askVault"]>(() => asked.promise);
  const host = fakeHost({ askVault, open: () => Promise.resolve(view) });
  const [one, other] = [new Wizard(host, view, "service"), new Wizard(host, view, "service")];
  const both = Promise.all([one.hear(), other.hear()]);
  expect(askVault).toHaveBeenCalledTimes(1);
  asked.end(undefined);
  await both;
  void other.hear();
  expect(askVault).toHaveBeenCalledTimes(2);
});
