import { screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { SecretView, SetupView } from "../host/contract";
import type { Host } from "../host/host";
import { announced } from "../parts/announce.svelte";
import { renderApp, renderSetup, setupLine, setupPage } from "../testing/render-app";
import { found, reportView, setupView } from "../testing/views";

const STEPS = setupView().steps;

const rail = () => within(screen.getByRole("navigation", { name: "Steps" }));
const step = (name: RegExp) => rail().getByRole("link", { name });

test("the rail says of every step how it stands, and which is shown", async () => {
  const steps = STEPS.map((line) => {
    if (line.step === "service") return { ...line, state: "done" as const };
    if (line.step === "authority") return { ...line, state: "failing" as const, to_fix: 2 };
    if (line.step === "provisioning") return { ...line, state: "optional" as const };
    return line;
  });
  await renderSetup("domains", { steps, next: "provider" });
  expect(rail().getAllByRole("listitem")).toHaveLength(12);
  expect(step(/Domains/).getAttribute("aria-current")).toBe("step");
  expect(rail().getAllByRole("link", { current: "step" })).toHaveLength(1);
  const text = (name: RegExp) => step(name).textContent.replace(/\s+/g, " ").trim();
  expect(text(/Service/)).toBe("done Service");
  expect(text(/Authority/)).toBe("does not work Authority 2 to fix");
  expect(text(/Provider/)).toBe("next Provider next");
  expect(text(/Provisioning/)).toBe("optional Provisioning optional");
});

test("a step has an address and a heading that takes the focus, and the title follows", async () => {
  const { user } = await renderSetup("domains");
  await user.click(step(/Provisioning/));
  await waitFor(() => expect(location.hash).toBe("#/setup/acme/provisioning"));
  await waitFor(() => expect(step(/Provisioning/).getAttribute("aria-current")).toBe("step"));
  const heading = screen.getByRole("heading", { level: 1 });
  await waitFor(() => expect(document.activeElement).toBe(heading));
  await waitFor(() => expect(document.title).toBe(`${heading.textContent} · acme · Latchkey`));
});

const people = { why: "Nobody has signed in yet.", instead: "sign-in" } as const;
const refused = STEPS.map((line) => (line.step === "people" ? { ...line, refusal: people } : line));

test("a refused move says why, is announced, and offers the step that helps", async () => {
  const { user } = await renderSetup("domains", { steps: refused });
  await user.click(step(/People/));
  const message = within(await screen.findByRole("region", { name: "Message" }));
  expect(message.getByText("People cannot be opened yet")).toBeTruthy();
  expect(message.getByText("Nobody has signed in yet.")).toBeTruthy();
  await waitFor(() => expect(announced()).toBe("Nobody has signed in yet."));
  const help = message.getByRole("button", { name: "Go to Test sign-in" });
  expect(document.activeElement).toBe(help);
  await user.keyboard("{Enter}");
  await waitFor(() => expect(step(/Test sign-in/).getAttribute("aria-current")).toBe("step"));
});

test("an address of a step that cannot be entered yet opens another, and says why", async () => {
  await renderSetup("people", { steps: refused, next: "register" });
  expect(step(/Register/).getAttribute("aria-current")).toBe("step");
  expect(location.hash).toBe("#/setup/acme/register");
  expect(
    within(screen.getByRole("region", { name: "Message" })).getByText("Nobody has signed in yet."),
  ).toBeTruthy();
});

test("a setup opens where it was left, and the first time at what is next", async () => {
  const { user } = await renderSetup("", { next: "authority" });
  expect(step(/Authority/).getAttribute("aria-current")).toBe("step");
  await user.click(step(/Provisioning/));
  await waitFor(() => expect(step(/Provisioning/).getAttribute("aria-current")).toBe("step"));
  await user.click(screen.getByRole("link", { name: "All setups" }));
  await user.click(await screen.findByRole("link", { name: /acme/ }));
  await waitFor(() => expect(step(/Provisioning/).getAttribute("aria-current")).toBe("step"));
});

test("Continue pressed too early brings the focus to what is to be fixed", async () => {
  const finding = found({ step: "domains", field: "associated-domains", title: "acme is no domain" });
  const steps = STEPS.map((line) => (line.step === "domains" ? { ...line, to_fix: 1 } : line));
  const gate = { blockers: [finding], can_be_set_aside: [] };
  const { user } = await renderSetup("domains", { steps, gate, findings: [finding] });
  await user.click(screen.getByRole("button", { name: "Continue" }));
  await waitFor(() =>
    expect(document.activeElement?.matches('[data-grade="fail"], [aria-invalid="true"]')).toBe(true),
  );
  await waitFor(() => expect(announced()).toBe("Acme is no domain"));
  expect(location.hash).toBe("#/setup/acme/domains");
});

test("the last change is undone by the button and by the key, but not in a text field", async () => {
  const undo = vi.fn<Host["undo"]>().mockResolvedValue(setupView({ can_undo: true, revision: 2 }));
  const redo = vi.fn<Host["redo"]>().mockResolvedValue(setupView());
  const { user } = await renderSetup("domains", { can_undo: true, can_redo: true }, { undo, redo });
  await user.click(screen.getAllByRole("textbox")[0] ?? document.body);
  await user.keyboard("{Control>}z{/Control}");
  expect(undo).not.toHaveBeenCalled();
  step(/Domains/).focus();
  await user.keyboard("{Control>}z{/Control}");
  await waitFor(() => expect(undo.mock.calls).toEqual([["acme", 1]]));
  await user.click(screen.getByRole("button", { name: "Undo the last change" }));
  await waitFor(() => expect(undo).toHaveBeenCalledTimes(2));
  expect(redo).not.toHaveBeenCalled();
});

test("what is undone is shown: the step at which it was entered is opened", async () => {
  const undo = vi.fn<Host["undo"]>().mockResolvedValue(setupView({ values: { region: "eu" }, revision: 2 }));
  await renderSetup("domains", { can_undo: true, values: { region: "us" } }, { undo });
  step(/Domains/).focus();
  await userEvent.keyboard("{Control>}z{/Control}");
  await waitFor(() => expect(location.hash).toBe("#/setup/acme/service"));
});

test("the foot says what is saved and who was contacted", async () => {
  await renderSetup("domains", { hosts: ["id.example", "api.example"] });
  expect(screen.getByText("Only id.example and api.example were contacted")).toBeTruthy();
  expect(screen.getByText(/^Saved /)).toBeTruthy();
});

test("what was observed stands beside the step, and is copied as text", async () => {
  const layers = [
    { id: "name", label: "Name", text: "2 addresses", took_us: 11_000, state: "done" as const },
  ];
  const copy = vi.fn<Host["copy"]>().mockResolvedValue();
  const view = { authority: reportView({ subject: "authority", layers, current: false }) };
  const { user } = await renderSetup("authority", view, { copy });
  const aside = within(screen.getByRole("complementary", { name: /What was observed/ }));
  expect(aside.getByText("2 addresses")).toBeTruthy();
  expect(aside.getByText("This is about values that were changed since.")).toBeTruthy();
  await user.click(aside.getByRole("button", { name: "Copy as text" }));
  expect(copy.mock.calls).toEqual([["- Name: 2 addresses (11\u00a0ms)"]]);
  await user.click(step(/Provisioning/));
  await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
});

test("what was found stands beside what was observed, and leads to its card", async () => {
  const findings = [found({ title: "the name is nowhere" }), found({ id: "authority-slow", grade: "pass" })];
  const view = { authority: reportView({ subject: "authority", verdict: "fail", findings }) };
  const layers = [{ id: "name", label: "Name", text: "none", took_us: 1_000, state: "broken" as const }];
  const { user } = await renderSetup("authority", { authority: { ...view.authority, layers } });
  const aside = within(screen.getByRole("complementary", { name: /What was observed/ }));
  expect(aside.getByText("1 check passed")).toBeTruthy();
  await user.click(aside.getByRole("button", { name: /The name is nowhere/ }));
  const card = screen.getByRole("article", { name: "The name is nowhere" });
  await waitFor(() => expect(document.activeElement).toBe(card));
});

test("the settings are reached from a setup, and lead back to where it was left", async () => {
  const { user } = await renderSetup("domains");
  await user.click(screen.getByRole("link", { name: "Settings" }));
  await user.click(await screen.findByRole("link", { name: "acme" }));
  await waitFor(() => expect(location.hash).toBe("#/setup/acme/domains"));
});

test("what is under way goes on when the setup is left, and is there again with it", async () => {
  let end: (view: SetupView) => void = () => undefined;
  let signal: AbortSignal | undefined;
  const signIn: Host["signIn"] = (_, __, run) => {
    signal = run.signal;
    run.onEvent?.({ event: "open", url: "https://id.acme.example/authorize" });
    return new Promise((resolve) => (end = resolve));
  };
  const setups = vi.fn<Host["setups"]>().mockResolvedValue(setupPage([setupLine()]));
  const { user } = await renderSetup("sign-in", {}, { signIn, setups });
  await user.click(await screen.findByRole("button", { name: "Sign in" }));
  expect(await screen.findByText("https://id.acme.example/authorize")).toBeTruthy();
  await user.click(screen.getByRole("link", { name: "All setups" }));
  await user.click(await screen.findByRole("link", { name: /acme/ }));
  expect(await screen.findByText("https://id.acme.example/authorize")).toBeTruthy();
  expect(signal?.aborted).toBe(false);

  await user.click(screen.getByRole("link", { name: "All setups" }));
  await screen.findByRole("link", { name: /acme/ });
  const asked = setups.mock.calls.length;
  end(setupView());
  // The list tells how it stands now.
  await waitFor(() => expect(setups.mock.calls.length).toBeGreaterThan(asked));
});

test("a setup that cannot be opened says why, and is tried again", async () => {
  const failure = {
    schema: "latchkey/failure/1",
    code: "store-locked",
    message: "the store is locked",
    hints: [],
    field: null,
  };
  const open = vi.fn<Host["open"]>().mockRejectedValueOnce(failure).mockResolvedValue(setupView());
  const { user } = renderApp({ at: "#/setup/acme/domains", host: { open } });
  expect(await screen.findByText("The store is locked")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("navigation", { name: "Steps" })).toBeTruthy();
});

test("a setup opens while the keychain waits for somebody, and tells what it has once it has answered", async () => {
  vi.useFakeTimers();
  try {
    let answer: () => void = () => undefined;
    const askVault = vi.fn(() => new Promise<void>((resolve) => (answer = resolve)));
    const waiting: SecretView = {
      state: "unknown",
      failure: "no answer yet",
      hints: ["answer it there"],
      waits: true,
    };
    const stored: SecretView = { state: "stored", since: "2026-08-03T09:00:00Z", lasts: true };
    let secret: SecretView = waiting;
    const open = () => Promise.resolve(setupView({ secret }));
    renderApp({ at: "#/setup/acme/credentials", host: { open, askVault } });
    await vi.advanceTimersByTimeAsync(299);
    expect(screen.queryByRole("navigation", { name: "Steps" })).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(screen.getByRole("navigation", { name: "Steps" })).toBeTruthy();
    await vi.advanceTimersByTimeAsync(300);
    const page = within(screen.getByRole("main"));
    expect(page.getByText("No answer yet. Answer it there.")).toBeTruthy();
    secret = stored;
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(screen.getByText(/^The secret is in the keychain/)).toBeTruthy();
    expect(page.queryByText(/No answer yet/)).toBeNull();
    expect(askVault).toHaveBeenCalledTimes(1);
  } finally {
    vi.useRealTimers();
  }
});

test("what the keychain says late is shown though it said otherwise before", async () => {
  vi.useFakeTimers();
  try {
    let answer: () => void = () => undefined;
    const askVault = () => new Promise<void>((resolve) => (answer = resolve));
    let secret: SecretView = { state: "unknown", failure: "the keychain is locked", hints: [], waits: false };
    const open = () => Promise.resolve(setupView({ secret }));
    renderApp({ at: "#/setup/acme/credentials", host: { open, askVault } });
    await vi.advanceTimersByTimeAsync(300);
    expect(screen.getByText("The keychain is locked")).toBeTruthy();
    secret = { state: "stored", since: "2026-08-03T09:00:00Z", lasts: true };
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(screen.getByText(/^The secret is in the keychain/)).toBeTruthy();
  } finally {
    vi.useRealTimers();
  }
});

test("a setup of a sandbox that could not be started is shown all the same, and why", async () => {
  const askVault = () => Promise.reject(new Error("no port is free"));
  const open = () => Promise.resolve(setupView({ sandbox: true }));
  renderApp({ at: "#/setup/acme/register", host: { open, askVault } });
  expect(await screen.findByRole("navigation", { name: "Steps" })).toBeTruthy();
  expect(screen.getByText(/no port is free/)).toBeTruthy();
});

test("a sandbox in the program, whose addresses are new each time, opens once it runs", async () => {
  vi.useFakeTimers();
  try {
    let answer: () => void = () => undefined;
    const askVault = () => new Promise<void>((resolve) => (answer = resolve));
    const sandbox = setupView({ sandbox: true, values: { client_id: "old" } });
    let view = sandbox;
    renderApp({ at: "#/setup/acme/register", host: { open: () => Promise.resolve(view), askVault } });
    await vi.advanceTimersByTimeAsync(1000);
    expect(screen.queryByRole("navigation", { name: "Steps" })).toBeNull();
    view = { ...sandbox, values: { client_id: "new" } };
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(screen.getByLabelText<HTMLInputElement>("Client ID").value).toBe("new");
  } finally {
    vi.useRealTimers();
  }
});
