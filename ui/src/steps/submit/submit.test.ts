import { fireEvent, screen } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";
import { announced } from "../../parts/announce.svelte";
import { renderStep } from "../../testing/render-step";
import { found, reportView, requestView, setupView } from "../../testing/views";
import Submit from "./Submit.svelte";

afterEach(() => vi.useRealTimers());

test("says to which host what goes, sends it once, and leads on", async () => {
  const submit = vi.fn(() =>
    Promise.resolve(setupView({ desk_host: "desk.example", request: requestView() })),
  );
  const { user } = renderStep(Submit, "submit", { view: { desk_host: "desk.example" }, host: { submit } });
  expect(screen.getByText(/^The request goes to desk\.example: /)).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Submit to desk.example" }));
  expect(submit).toHaveBeenCalledWith("acme", null, expect.anything());
  expect(await screen.findByText("The service has the request")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Follow it" }));
  expect(location.hash).toBe("#/setup/acme/follow");
});

test("sending can be cancelled", async () => {
  let signal: AbortSignal | undefined;
  const submit = (_setup: string, _reason: string | null, run: { signal?: AbortSignal }) => {
    signal = run.signal;
    return new Promise<never>(() => undefined);
  };
  const { user } = renderStep(Submit, "submit", { view: { desk_host: "desk.example" }, host: { submit } });
  await user.click(screen.getByRole("button", { name: "Submit to desk.example" }));
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(signal?.aborted).toBe(true);
  expect(screen.getByText(/^Sending was cancelled/)).toBeDefined();
});

test("what still blocks is counted, and nothing can be sent", () => {
  renderStep(Submit, "submit", {
    view: { desk_host: "desk.example", gate: { blockers: [found(), found()], can_be_set_aside: [] } },
  });
  expect(screen.getByText("2 things are to be put right before the request can be sent.")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Submit to desk.example" })).toBeNull();
  expect(screen.getByRole("button", { name: "Go to Review" })).toBeDefined();
});

test("a request that waits is seen: attempts, whether it may be there, and sending it again", async () => {
  const submit = vi.fn(() => Promise.resolve(setupView({ request: requestView() })));
  const { user } = renderStep(Submit, "submit", {
    view: {
      desk_host: "desk.example",
      waiting: {
        written_at: "2026-08-03T09:00:00Z",
        attempts: 2,
        last_attempt_at: "2026-08-03T09:05:00Z",
        may_be_there: true,
        not_before: null,
        overridden: "the test account is created tomorrow",
      },
      submission: reportView({
        subject: "request",
        findings: [found({ title: "no answer from desk.example" })],
      }),
    },
    host: { submit },
  });
  expect(screen.getByText("The request waits to be sent")).toBeDefined();
  expect(screen.getByText(/^2, last /)).toBeDefined();
  expect(screen.getByText(/^May be there already/)).toBeDefined();
  expect(screen.getByRole("heading", { name: "No answer from desk.example" })).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Send again now" }));
  expect(submit).toHaveBeenCalledWith("acme", "the test account is created tomorrow", expect.anything());
});

test("a service with only a form: the values in its order, and the secret past the window", async () => {
  vi.useFakeTimers();
  const copySecret = vi.fn(() => Promise.resolve(30));
  renderStep(Submit, "submit", {
    view: {
      secret: { state: "stored", since: null, lasts: true },
      review: [
        { label: "Domains", value: "acme.example", note: null, key: "associated_domains" },
        { label: "Authority", value: "https://id.acme.example", note: null, key: "authority" },
        { label: "Client secret", value: "in the keychain", note: null, key: null },
      ],
    },
    host: { copySecret },
  });
  expect(screen.getAllByRole("listitem").map((item) => item.querySelector("code")?.textContent)).toEqual([
    "acme.example",
    "https://id.acme.example",
    undefined,
  ]);
  await fireEvent.click(screen.getByRole("button", { name: "Copy the secret for the service's form" }));
  await vi.advanceTimersByTimeAsync(0);
  expect(copySecret).toHaveBeenCalledWith("acme");
  expect(screen.getByText("In the clipboard for 30 seconds, kept out of its history.")).toBeDefined();
  expect(announced()).toBe("In the clipboard for 30 seconds, kept out of its history.");

  await vi.advanceTimersByTimeAsync(18_000);
  expect(screen.getByText("12 seconds left")).toBeDefined();
  expect(announced()).toBe("In the clipboard for 30 seconds, kept out of its history.");

  await vi.advanceTimersByTimeAsync(12_000);
  expect(screen.queryByText(/seconds left/)).toBeNull();
  expect(screen.getByText(/^The time is over/)).toBeDefined();
  expect(announced()).toMatch(/^The time is over/);
});

test("a form without a stored secret leads to the credentials", () => {
  renderStep(Submit, "submit", {
    view: { review: [{ label: "Client secret", value: null, note: null, key: null }] },
  });
  expect(screen.queryByRole("button", { name: "Copy the secret for the service's form" })).toBeNull();
  expect(screen.getByRole("button", { name: "Go to Credentials" })).toBeDefined();
});
