import { cleanup, render, screen, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { Hop, SetupView, SignInEvent } from "../../host/contract";
import type { Run, SignInOptions } from "../../host/host";
import { renderStep } from "../../testing/render-step";
import { found, hops, reportView, setupView } from "../../testing/views";
import HopPicture from "./HopPicture.svelte";
import SignIn from "./SignIn.svelte";

/** A sign-in that ends when the test says so. */
function held() {
  const started = vi.fn<(setup: string, options: SignInOptions) => void>();
  let run: Run<SignInEvent> = {};
  let end: (view: SetupView) => void = () => undefined;
  return {
    started,
    signIn: (setup: string, options: SignInOptions, asked: Run<SignInEvent>) => {
      started(setup, options);
      run = asked;
      return new Promise<SetupView>((resolve, reject) => {
        end = resolve;
        asked.signal?.addEventListener("abort", () => reject(asked.signal?.reason as Error));
      });
    },
    tell: (event: SignInEvent) => run.onEvent?.(event),
    end: (view: SetupView) => end(view),
    aborted: () => run.signal?.aborted,
  };
}

const picture = () => screen.getByRole("figure", { name: "The way of the sign-in" });

test.each<[Hop, string]>([
  ["browser", "Browser"],
  ["provider", "Acme ID"],
  ["loopback", "This computer"],
  ["token", "Token endpoint"],
  ["userinfo", "Userinfo"],
])("the picture says that it broke at %s", (hop, label) => {
  render(HopPicture, { hops: hops(hop, "401 after 132 ms") });
  const broken = within(picture())
    .getAllByRole("listitem")
    .filter((item) => within(item).queryByText("broke here"));
  expect(broken.map((item) => within(item).getByText(label).tagName)).toEqual(["STRONG"]);
  expect(screen.getByRole("status").textContent).toBe(`It broke here: ${label}, 401 after 132 ms.`);
});

test("what comes after the broken station was not reached, what came before has passed", () => {
  render(HopPicture, { hops: hops("loopback") });
  const states = within(picture())
    .getAllByRole("listitem")
    .map((item) => /passed|broke here|not reached/.exec(item.textContent)?.[0]);
  expect(states).toEqual(["passed", "passed", "broke here", "not reached", "not reached"]);
});

test("before the first test the address to register is there, and what will happen", () => {
  renderStep(SignIn, "sign-in", {
    view: {
      test_redirect: "http://127.0.0.1:8765/callback",
      provider: {
        id: "entra",
        name: "Entra ID",
        recognised: true,
        console: "Authentication",
        secret_lifetime: "",
      },
    },
  });
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Sign in once, for real");
  expect(screen.getByText("http://127.0.0.1:8765/callback")).toBeDefined();
  expect(screen.getByText("Where: Authentication")).toBeDefined();
  expect(within(picture()).getByText("Entra ID")).toBeDefined();
  expect(screen.getByRole("button", { name: "Sign in" })).toBeDefined();
});

test("the picture draws itself as it happens, with a link to copy, until the result is there", async () => {
  const host = held();
  const { user } = renderStep(SignIn, "sign-in", { host });
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  expect(host.started).toHaveBeenCalledWith("acme", {
    loginHint: "",
    selectAccount: false,
    openBrowser: true,
  });
  expect(screen.queryByRole("button", { name: "Sign in" })).toBeNull();
  expect(document.activeElement?.contains(picture()), "the focus stays at what it began").toBe(true);
  expect(document.activeElement).not.toBe(document.body);

  host.tell({ event: "listening", redirect: "http://127.0.0.1:49152/callback" });
  host.tell({ event: "open", url: "https://id.acme.example/authorize?state=s" });
  host.tell({ event: "hops", hops: waitingAt("provider") });
  expect(await screen.findByText("https://id.acme.example/authorize?state=s")).toBeDefined();
  expect(screen.getByText("http://127.0.0.1:49152/callback")).toBeDefined();
  expect(screen.getByText("Waiting for: Acme ID.")).toBeDefined();

  host.end(setupView({ sign_in: reportView() }));
  expect(await screen.findByText("Every station answered.")).toBeDefined();
  expect(screen.queryByText("https://id.acme.example/authorize?state=s")).toBeNull();
  expect(
    screen.getByRole("heading", { name: "Remove the test's address when you have finished" }),
  ).toBeDefined();
});

test("cancelling aborts the run, and what it still tells is not drawn", async () => {
  const host = held();
  const { user } = renderStep(SignIn, "sign-in", { host });
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  host.tell({ event: "hops", hops: waitingAt("provider") });
  await screen.findByText("Waiting for: Acme ID.");

  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(host.aborted()).toBe(true);
  expect(await screen.findByText("The test sign-in was cancelled. Nothing of it was kept.")).toBeDefined();

  host.tell({ event: "open", url: "https://late.example/" });
  host.tell({ event: "hops", hops: hops() });
  host.end(setupView({ sign_in: reportView() }));
  await user.click(screen.getByText("As somebody else, or in a private window"));
  expect(screen.queryByText("https://late.example/")).toBeNull();
  expect(screen.queryByText("Every station answered.")).toBeNull();
});

test("as somebody else, with only the link", async () => {
  const host = held();
  const { user } = renderStep(SignIn, "sign-in", { host });
  await user.click(screen.getByText("As somebody else, or in a private window"));
  await user.type(screen.getByLabelText("Whose account"), "eve@acme.example");
  await user.click(screen.getByLabelText("Have the provider ask which account"));
  await user.click(screen.getByLabelText("Only give me the link"));
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  expect(host.started).toHaveBeenCalledWith("acme", {
    loginHint: "eve@acme.example",
    selectAccount: true,
    openBrowser: false,
  });
  host.tell({ event: "open", url: "https://id.acme.example/authorize" });
  expect(await screen.findByText(/^No browser was opened\. Open this link yourself/)).toBeDefined();
});

test("whose account is meant is kept until a sign-in with it came to its end", async () => {
  const account = () => screen.getByLabelText<HTMLInputElement>("Whose account");
  const first = renderStep(SignIn, "sign-in", { host: held() });
  await first.user.click(screen.getByText("As somebody else, or in a private window"));
  await first.user.type(account(), "eve@acme.example");
  cleanup();
  const host = held();
  const second = renderStep(SignIn, "sign-in", { host });
  expect(account().value).toBe("eve@acme.example");
  expect(account().closest("details")?.open).toBe(true);
  await second.user.click(screen.getByRole("button", { name: "Sign in" }));
  await second.user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(account().value, "the one who cancelled tries again").toBe("eve@acme.example");
  await second.user.click(await screen.findByRole("button", { name: "Sign in" }));
  await vi.waitFor(() => expect(host.started).toHaveBeenCalledTimes(2));
  host.end(setupView({ sign_in: reportView() }));
  await screen.findByText("Every station answered.");
  cleanup();
  renderStep(SignIn, "sign-in");
  expect(account().value).toBe("");
});

test("a browser that could not be opened is said, with the link", async () => {
  const host = held();
  const { user } = renderStep(SignIn, "sign-in", { host });
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  host.tell({ event: "open", url: "https://id.acme.example/authorize" });
  host.tell({ event: "browser-not-opened", why: "no display" });
  expect(await screen.findByText("No browser could be opened")).toBeDefined();
  expect(screen.getByText(/no display\. Open this link yourself/)).toBeDefined();
});

test("the text of a page that never came back is explained", async () => {
  const explain = vi.fn(() => Promise.resolve([found({ title: "the client is not known" })]));
  const { user } = renderStep(SignIn, "sign-in", {
    view: { sign_in: reportView({ verdict: "fail", hops: hops("provider") }) },
    host: { explain },
  });
  await user.click(screen.getByText("The page shows an error and does not come back"));
  await user.type(screen.getByLabelText("What the page says"), "unauthorized_client");
  await user.click(screen.getByRole("button", { name: "What does it mean?" }));
  expect(explain).toHaveBeenCalledWith("acme", "unauthorized_client");
  expect(await screen.findByRole("heading", { name: "The client is not known" })).toBeDefined();
});

test("a text in which nothing is known says so", async () => {
  const { user } = renderStep(SignIn, "sign-in", {
    view: { sign_in: reportView({ verdict: "fail", hops: hops("provider") }) },
    host: { explain: () => Promise.resolve([]) },
  });
  await user.click(screen.getByText("The page shows an error and does not come back"));
  await user.click(screen.getByRole("button", { name: "What does it mean?" }));
  expect(await screen.findByText("There is nothing in this text that Latchkey knows.")).toBeDefined();
});

test("a test with other values is marked, and the attempts are listed", () => {
  renderStep(SignIn, "sign-in", {
    view: {
      sign_in: reportView({ current: false }),
      attempts: [
        { at: "2026-08-03T10:00:00Z", verdict: "pass", current: false, title: null },
        { at: "2026-08-03T09:30:00Z", verdict: "fail", current: false, title: "the secret is refused" },
      ],
    },
  });
  expect(screen.getByText("This test was made with other values")).toBeDefined();
  expect(screen.getByRole("button", { name: "Sign in again" })).toBeDefined();
  expect(screen.getByText("2 attempts")).toBeDefined();
  expect(screen.getByText("The secret is refused")).toBeDefined();
});

test("other scopes and another address of the test are written down", async () => {
  const change = vi.fn(() => Promise.resolve(setupView()));
  const { user } = renderStep(SignIn, "sign-in", { host: { change } });
  await user.click(screen.getByText("Other scopes, or another address of the test"));
  await user.type(screen.getByLabelText("Additional scopes"), "groups{Enter}");
  expect(change).toHaveBeenCalledWith("acme", 1, [{ key: "additional_scopes", value: ["groups"] }]);
  await user.type(screen.getByLabelText("Another redirect address"), "http://localhost:9000/cb{Enter}");
  expect(change).toHaveBeenLastCalledWith("acme", 1, [
    { key: "redirect_uri", value: "http://localhost:9000/cb" },
  ]);
});

function waitingAt(hop: Hop) {
  return hops(hop, "waiting for you").map((station) =>
    station.hop === hop ? { ...station, state: "waiting" as const } : station,
  );
}
