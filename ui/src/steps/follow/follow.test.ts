import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import { announced } from "../../parts/announce.svelte";
import { renderStep } from "../../testing/render-step";
import { handOff, requestView, serviceView, setupView } from "../../testing/views";
import Follow from "./Follow.svelte";

test("nothing was submitted: says where to", () => {
  renderStep(Follow, "follow");
  expect(screen.getByText("Nothing was submitted yet")).toBeDefined();
  expect(screen.getByRole("button", { name: "Go to Submit" })).toBeDefined();
});

test("state, who acts next, domains and timeline in words", () => {
  renderStep(Follow, "follow", {
    view: {
      request: requestView({
        domains: [{ domain: "acme.example", state: "failed" }],
        timeline: [
          { state: "submitted", at: "2026-08-03T10:00:00Z", by: "admin", note: null },
          { state: "in_review", at: "2026-08-03T11:00:00Z", by: "service", note: "Looking at the domains" },
        ],
        changed_since: ["Authority"],
        overridden: "the account comes tomorrow",
      }),
    },
  });
  expect(screen.getAllByText("In review").length).toBeGreaterThan(0);
  expect(screen.getByText(/^The service acts next, since /)).toBeDefined();
  expect(screen.getByText("not shown to be yours")).toBeDefined();
  const timeline = screen.getByRole("region", { name: "What happened" });
  expect(within(timeline).getAllByRole("listitem")).toHaveLength(2);
  expect(within(timeline).getByText("Looking at the domains")).toBeDefined();
  expect(screen.getByText("Changed after it was submitted")).toBeDefined();
  expect(screen.getByText(/the account comes tomorrow/)).toBeDefined();
});

test("a question is answered here, and an empty answer is not sent", async () => {
  const asked = requestView({
    state: "information_needed",
    who_acts_next: "admin",
    question: "Who is in charge?",
  });
  const answer = vi.fn(() => Promise.resolve(setupView({ request: requestView() })));
  const { user } = renderStep(Follow, "follow", { view: { request: asked }, host: { answer } });
  const send = screen.getByRole("button", { name: "Send the answer" });
  await user.click(send);
  expect(answer).not.toHaveBeenCalled();
  expect(screen.getByText("Write an answer first.")).toBeDefined();

  await user.type(screen.getByLabelText("Your answer"), " Ann ");
  await user.click(send);
  expect(answer).toHaveBeenCalledWith("acme", "Ann", expect.anything());
  expect(await screen.findByText(/^The service acts next/)).toBeDefined();
  expect(screen.queryByText("Who is in charge?")).toBeNull();
  expect(announced()).toBe("In review");
});

test("checking asks the service, and can be cancelled", async () => {
  let signal: AbortSignal | undefined;
  const status = (_setup: string, run: { signal?: AbortSignal }) => {
    signal = run.signal;
    return new Promise<never>(() => undefined);
  };
  const { user } = renderStep(Follow, "follow", { view: { request: requestView() }, host: { status } });
  await user.click(screen.getByRole("button", { name: "Check now" }));
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(signal?.aborted).toBe(true);
  expect(screen.getByRole("button", { name: "Check now" })).toBeDefined();
});

test("taking the request back is asked about first", async () => {
  const withdraw = vi.fn(() =>
    Promise.resolve(
      setupView({
        request: requestView({ state: "withdrawn", who_acts_next: "nobody", can_be_withdrawn: false }),
      }),
    ),
  );
  const { user } = renderStep(Follow, "follow", { view: { request: requestView() }, host: { withdraw } });
  await user.click(screen.getByRole("button", { name: "Take the request back" }));
  const dialog = await screen.findByRole("dialog", { name: "Take the request back?" });
  await user.click(within(dialog).getByRole("button", { name: "Leave it" }));
  expect(withdraw).not.toHaveBeenCalled();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

  await user.click(screen.getByRole("button", { name: "Take the request back" }));
  const again = await screen.findByRole("dialog", { name: "Take the request back?" });
  await user.click(within(again).getByRole("button", { name: "Take the request back" }));
  expect(withdraw).toHaveBeenCalledWith("acme", expect.anything());
  expect(await screen.findByText(/^Nobody has to act any more/)).toBeDefined();
});

const STATES = [
  { id: "pending", name: "Pending", means: "It waits.", repair: "Press `Repair`.", end: false },
  { id: "complete", name: "Complete", means: "It works.", repair: null, end: true },
];

test("each state of the service is told with what it means, and the recorded one with its date", async () => {
  const record = vi.fn(() => Promise.resolve(setupView()));
  const { user } = renderStep(Follow, "follow", {
    view: {
      service: serviceView({ channel: "itself" }),
      hand_off: handOff({ states: STATES, state: "pending", state_at: "2026-08-03T11:00:00Z" }),
    },
    host: { record },
  });
  const here = document.querySelector<HTMLElement>('[aria-current="true"]');
  expect(here?.textContent).toContain("Pending");
  expect(here?.textContent).toContain("Written down Aug 3, 2026");
  expect(here?.textContent).toContain("How to go on: Press Repair.");
  expect(screen.getByText("It works.")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "It shows this: Complete" }));
  expect(record).toHaveBeenCalledWith("acme", 1, { what: "state", id: "complete" });
});

test("values that were handed over by hand are told as the person's word", () => {
  renderStep(Follow, "follow", {
    view: {
      service: serviceView(),
      hand_off: handOff({
        handed_over_at: "2026-08-03T11:00:00Z",
        reference: "T-17",
        own_test: true,
      }),
    },
  });
  expect(screen.getByText(/^Handed over Aug 3, 2026/)).toBeDefined();
  expect(screen.getByText("Reference: T-17")).toBeDefined();
  expect(screen.getByText("The service's own test has not passed yet")).toBeDefined();
  expect(screen.queryByText("Nothing was submitted yet")).toBeNull();
});

test("what to tell the people is copied as one text, whatever the way to the service", async () => {
  const copied: string[] = [];
  const { user } = renderStep(Follow, "follow", {
    view: { request: requestView(), tell: ["Sign in to Wiki.", "Press Continue."] },
    host: { copy: (text) => Promise.resolve(void copied.push(text)) },
  });
  await user.click(screen.getByRole("button", { name: "Copy the text" }));
  expect(copied).toEqual(["Sign in to Wiki.\nPress Continue."]);
  expect(announced()).toBe("What to tell your people copied");
});
