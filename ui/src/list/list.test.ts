import { cleanup, screen, waitFor, within } from "@testing-library/svelte";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Failure, SetupPage } from "../host/contract";
import type { Host } from "../host/host";
import { announced } from "../parts/announce.svelte";
import { renderApp, setupLine, setupPage, startWith } from "../testing/render-app";
import { setupView } from "../testing/views";
import { urgency } from "./standing";

const soon = new Date(Date.now() + 3 * 86_400_000 + 60_000).toISOString();
const over = new Date(Date.now() - 2 * 86_400_000).toISOString();

const SETUPS = setupPage([
  setupLine({ name: "acme", standing: { standing: "failing" }, secret_expires_at: soon }),
  setupLine({
    name: "beta",
    standing: { standing: "requested", state: "in_review" },
    secret_expires_at: over,
  }),
  setupLine({ name: "gamma", service: null, provider: null, next: null }),
]);

const begun = (setups: SetupPage = SETUPS) => startWith({ setups });
const row = (name: string) => screen.getByRole("link", { name: new RegExp(`^${name}`) });

test("every setup says how far it has come, what is next, and when its secret ends", () => {
  renderApp({ start: begun() });
  expect(row("acme").textContent).toMatch(
    /All Quiet · Acme ID.*To fix.*Next: Authority.*Secret expires in 3 days/,
  );
  expect(row("beta").textContent).toMatch(/In review.*Secret expired 2 days ago/);
  expect(row("gamma").textContent).toMatch(/No service chosen.*Draft/);
  expect(row("acme").getAttribute("href")).toBe("#/setup/acme");
});

test("an end is near from when the engine says on, not by a measure of the page", () => {
  const ends = {
    secret_expires_at: "2027-03-31T09:00:00Z",
    secret_expires_soon_at: "2027-03-17T09:00:00Z",
  };
  const at = (day: string) => urgency(ends, Date.parse(`2027-03-${day}T09:00:00Z`));
  expect([at("16"), at("17"), at("30"), at("31")]).toEqual(["later", "soon", "soon", "over"]);
  expect(urgency({ secret_expires_at: null, secret_expires_soon_at: null }, Date.now())).toBe("later");
});

test("what a new setup is to be called is kept until there is one", async () => {
  const typed = async () => {
    const newSetup = (name: string) => Promise.resolve(setupView({ name }));
    const { user } = renderApp({ start: begun(), host: { newSetup, open: newSetup } });
    await user.click(screen.getByRole("button", { name: "New setup" }));
    return { user, name: await screen.findByRole<HTMLInputElement>("textbox", { name: "Name" }) };
  };
  const first = await typed();
  await first.user.type(first.name, "delta");
  cleanup();
  const second = await typed();
  expect(second.name.value).toBe("delta");
  await second.user.click(screen.getByRole("button", { name: "Begin" }));
  await screen.findByRole("navigation", { name: "Steps" });
  cleanup();
  expect((await typed()).name.value).toBe("");
});

test("an engine that does not answer holds no keystroke up, and is asked only for the latest text", async () => {
  const answers: ((page: SetupPage) => void)[] = [];
  const asked: string[] = [];
  const setups = (search: string) => {
    asked.push(search);
    return new Promise<SetupPage>((answer) => answers.push(answer));
  };
  const { user } = renderApp({ start: begun(), host: { setups } });
  await user.keyboard("/");
  expect(document.activeElement).toBe(screen.getByRole("searchbox", { name: "Search setups" }));
  await user.keyboard("beta");
  expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("beta");
  // What came with the window is not asked for again.
  expect(asked).toEqual(["b"]);
  answers[0]?.(SETUPS);
  await waitFor(() => expect(asked).toEqual(["b", "beta"]));
  answers[1]?.({ ...SETUPS, found: 1, setups: SETUPS.setups.slice(1, 2) });
  expect(await screen.findByText("1 of 3 setups found")).toBeTruthy();
  expect(screen.queryByRole("link", { name: /^acme/ })).toBeNull();
});

test("a search that finds nothing says so, and is taken back by one button", async () => {
  const setups = (search: string) =>
    Promise.resolve(search === "" ? SETUPS : { ...SETUPS, found: 0, setups: [] });
  const { user } = renderApp({ start: begun(), host: { setups } });
  await user.type(screen.getByRole("searchbox"), "zzz");
  expect(await screen.findByText(/No setup has “zzz”/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Show all" }));
  await waitFor(() => expect(row("acme")).toBeTruthy());
});

/** Scrolls the rows that are looked at into the window. */
function watchRows(): () => void {
  onTestFinished(() => void vi.unstubAllGlobals());
  const watched = new Map<Element, () => void>();
  class Observer {
    constructor(readonly tell: (seen: { isIntersecting: boolean }[]) => void) {}
    observe = (row: Element) => watched.set(row, () => this.tell([{ isIntersecting: true }]));
    disconnect = () => watched.clear();
  }
  vi.stubGlobal("IntersectionObserver", Observer);
  return () => [...watched.values()].forEach((seen) => seen());
}

test("the next part is asked for when the last row comes near", async () => {
  const scroll = watchRows();
  const more = setupPage([setupLine({ name: "delta" })], { total: 4, found: 4 });
  const first = { ...SETUPS, total: 4, found: 4 };
  const setups = vi
    .fn<Host["setups"]>()
    .mockImplementation((_, from) => Promise.resolve(from > 0 ? more : first));
  renderApp({ start: begun(first), host: { setups } });
  await waitFor(() => expect(row("acme")).toBeTruthy());
  expect(setups).not.toHaveBeenCalledWith("", 3);
  await waitFor(() => {
    scroll();
    expect(row("delta")).toBeTruthy();
  });
  expect(row("acme")).toBeTruthy();
  const asked = setups.mock.calls.filter(([, from]) => from === 3);
  expect(asked).toHaveLength(1);
  scroll();
  expect(setups.mock.lastCall).toEqual(["", 3]);
});

const TAKEN: Failure = {
  schema: "latchkey/failure/1",
  code: "setup-exists",
  message: "there is a setup of that name",
  hints: ["choose another name"],
  field: null,
};

test("a new setup is named and opened; a name that is taken is said at the field", async () => {
  const newSetup = vi
    .fn<Host["newSetup"]>()
    .mockImplementation((name) =>
      name === "acme" ? Promise.reject(TAKEN as unknown as Error) : Promise.resolve(setupView({ name })),
    );
  const open = (name: string) => Promise.resolve(setupView({ name }));
  const { user } = renderApp({ start: begun(), host: { newSetup, open } });
  await user.click(screen.getByRole("button", { name: "New setup" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Name the new setup" }));
  await user.type(dialog.getByRole("textbox", { name: "Name" }), "acme{Enter}");
  const taken = await dialog.findByText("There is a setup of that name. Choose another name", {
    selector: "p",
  });
  expect(taken).toBeTruthy();
  await user.type(dialog.getByRole("textbox", { name: "Name" }), "-two{Enter}");
  await screen.findByRole("navigation", { name: "Steps" });
  expect(location.hash).toBe("#/setup/acme-two/service");
});

test("a name that cannot be one is put right by one button", async () => {
  const refused: Failure = {
    schema: "latchkey/failure/1",
    code: "invalid-value",
    message: "a setup cannot be named Acme Inc.",
    hints: ["did you mean acme-inc?"],
    field: null,
    suggestion: "acme-inc",
  };
  const newSetup = vi
    .fn<Host["newSetup"]>()
    .mockRejectedValueOnce(refused)
    .mockImplementation((name) => Promise.resolve(setupView({ name })));
  const open = (name: string) => Promise.resolve(setupView({ name }));
  const { user } = renderApp({ start: begun(), host: { newSetup, open } });
  await user.click(screen.getByRole("button", { name: "New setup" }));
  await user.type(await screen.findByRole("textbox", { name: "Name" }), "Acme Inc.{Enter}");
  await user.click(await screen.findByRole("button", { name: "Use acme-inc" }));
  await screen.findByRole("navigation", { name: "Steps" });
  expect(location.hash).toBe("#/setup/acme-inc/service");
});

test("deleting says what goes and what stays, and only then deletes", async () => {
  const removal = {
    setup: "acme",
    revisions: 3,
    reports: 1,
    requests: 1,
    open_request: "req_1",
    waiting: 0,
    unsettled: 0,
    secret: null,
  };
  const remove = vi.fn<Host["remove"]>().mockResolvedValue({ ...removal, secret: true });
  const rest = { ...SETUPS, total: 2, found: 2, setups: SETUPS.setups.slice(1) };
  const setups = () => Promise.resolve(remove.mock.calls.length > 0 ? rest : SETUPS);
  localStorage.setItem("left/acme", "domains");
  const { user } = renderApp({
    start: begun(),
    host: { setups, remove, removal: () => Promise.resolve(removal) },
  });
  await user.click(screen.getByRole("button", { name: "Delete acme" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Delete acme?" }));
  const lines = (await dialog.findAllByRole("listitem")).map((line) => line.textContent);
  expect(lines).toEqual([
    "its values, with 2 earlier versions",
    "1 report of what was tested",
    "its copy of 1 request",
    "its secret and token in the keychain",
    "The service still has request req_1. Deleting the setup does not withdraw it.",
  ]);
  expect(remove).not.toHaveBeenCalled();
  await user.click(dialog.getByRole("button", { name: "Delete setup" }));
  await waitFor(() => expect(screen.queryByRole("link", { name: /^acme/ })).toBeNull());
  await waitFor(() => expect(announced()).toBe("acme is deleted"));
  expect(localStorage.getItem("left/acme")).toBeNull();
});

const EMPTY = setupPage([]);

test("before the first setup there is one thing to do, and the sandbox to try", async () => {
  const trySandbox = vi.fn<Host["trySandbox"]>().mockResolvedValue(setupView({ name: "sandbox" }));
  const open = (name: string) => Promise.resolve(setupView({ name }));
  const { user } = renderApp({ start: begun(EMPTY), host: { trySandbox, open } });
  expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("Set up single sign-on");
  expect(screen.queryByRole("searchbox")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Set up single sign-on" }));
  expect(await screen.findByRole("dialog", { name: "Name the new setup" })).toBeTruthy();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  screen.getByRole("button", { name: "Try it with the sandbox" }).focus();
  await user.keyboard("{Enter}");
  await screen.findByRole("navigation", { name: "Steps" });
  expect(location.hash).toBe("#/setup/sandbox/service");
});

test("a list that cannot be read says why, and is asked for again", async () => {
  const failure = { ...TAKEN, code: "store-locked", message: "the store is locked", hints: [] };
  const setups = vi.fn<Host["setups"]>().mockRejectedValueOnce(failure).mockResolvedValue(SETUPS);
  const { user } = renderApp({ start: begun(), host: { setups } });
  await user.type(screen.getByRole("searchbox"), "a");
  expect(await screen.findByText("The store is locked")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(screen.queryByText("The store is locked")).toBeNull());
});
