import { cleanup, screen, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { Copyable } from "../../host/contract";
import { renderStep } from "../../testing/render-step";
import { found, handOff, requestView, serviceView, setupView } from "../../testing/views";
import { grouped } from "./places";
import Review from "./Review.svelte";

const value = (overrides: Partial<Copyable>): Copyable => ({
  label: "Authority",
  value: "https://id.acme.example",
  note: "the service",
  key: "authority",
  ...overrides,
});

const MISSING = found({ id: "setup-sign-in-missing", title: "nobody has signed in yet", step: "sign-in" });

test("values of one step stand together, in the order in which the steps come", () => {
  const groups = grouped([
    value({ key: "region" }),
    value({ key: "authority" }),
    value({ key: "desk" }),
    value({ key: null }),
  ]);
  expect(groups.map(({ step, items }) => [step, items.length])).toEqual([
    ["service", 2],
    ["authority", 1],
    ["credentials", 1],
  ]);
});

test("every value has its label, who sees it, and the way to its step", () => {
  renderStep(Review, "review", {
    view: { review: [value({}), value({ label: "Secret expires", value: null, key: "secret_expires_at" })] },
  });
  expect(screen.getByText("https://id.acme.example")).toBeDefined();
  expect(screen.getAllByText("the service")).toHaveLength(2);
  expect(screen.getByText("nothing entered")).toBeDefined();
  expect(screen.getByRole("link", { name: "Change Authority" }).getAttribute("href")).toBe(
    "#/setup/acme/authority",
  );
});

test("what blocks is said in words, each with the way to its step, and nothing is set aside", () => {
  renderStep(Review, "review", {
    view: {
      desk_host: "desk.example",
      gate: {
        blockers: [found({ title: "the setup has no region", step: "service" })],
        can_be_set_aside: [MISSING],
      },
    },
  });
  expect(screen.getByRole("heading", { name: "2 things to put right first" })).toBeDefined();
  expect(screen.getByRole("button", { name: "Go to Service" })).toBeDefined();
  expect(screen.queryByLabelText("Reason")).toBeNull();
});

test("setting the test aside needs a reason, which is sent with the request", async () => {
  const submit = vi.fn(() => Promise.resolve(setupView({ request: requestView() })));
  const { user } = renderStep(Review, "review", {
    view: { desk_host: "desk.example", gate: { blockers: [], can_be_set_aside: [MISSING] } },
    host: { submit },
  });
  const button = screen.getByRole("button", { name: "Submit to desk.example all the same" });
  await user.type(screen.getByLabelText("Reason"), "   ");
  await user.click(button);
  expect(submit).not.toHaveBeenCalled();
  expect(screen.getByText("A reason is needed: it is recorded.")).toBeDefined();
  expect(document.activeElement).toBe(screen.getByLabelText("Reason"));

  await user.type(screen.getByLabelText("Reason"), "the test account is created tomorrow");
  await user.click(button);
  expect(submit).toHaveBeenCalledWith("acme", "the test account is created tomorrow", expect.anything());
  expect(location.hash).toBe("#/setup/acme/submit");
});

test("where nothing can be sent yet, nothing can be set aside", () => {
  renderStep(Review, "review", { view: { gate: { blockers: [], can_be_set_aside: [MISSING] } } });
  expect(screen.queryByLabelText("Reason")).toBeNull();
});

test("values go by hand untested only with a reason, which is still there where it is recorded", async () => {
  const gate = { blockers: [], can_be_set_aside: [MISSING] };
  const { user } = renderStep(Review, "review", {
    view: { service: serviceView(), hand_off: handOff(), gate },
  });
  expect(screen.queryByRole("button", { name: "Go to Submit" })).toBeNull();
  const button = screen.getByRole("button", { name: "Hand over all the same" });
  await user.click(button);
  expect(document.activeElement).toBe(screen.getByLabelText("Reason"));
  await user.type(screen.getByLabelText("Reason"), "the console is down");
  await user.click(button);
  expect(location.hash).toBe("#/setup/acme/submit");
  expect(localStorage.getItem("typed/acme/reason")).toBe("the console is down");

  cleanup();
  renderStep(Review, "review", {
    view: { service: serviceView(), hand_off: handOff({ tested_before: false, own_test: true }), gate },
  });
  expect(screen.queryByLabelText("Reason")).toBeNull();
  expect(screen.getByRole("button", { name: "Go to Submit" })).toBeDefined();
});

test("nothing in the way leads to submitting", () => {
  renderStep(Review, "review");
  const gate = screen.getByText("Nothing stands in the way").closest("div");
  expect(gate && within(gate).getByRole("button", { name: "Go to Submit" })).toBeDefined();
});

test("a form's values are told in its order, with what is missing and what may be", () => {
  const field = {
    id: "field",
    secret: false,
    confidential: false,
    required: true,
    note: null,
    seen_by: "Seen by Wiki.",
  };
  renderStep(Review, "review", {
    view: {
      service: serviceView(),
      secret: { state: "stored", since: null, lasts: true },
      review: [value({})],
      hand_off: handOff({
        fields: [
          { ...field, label: "Issuer", value: null, note: "Without a slash." },
          { ...field, label: "Secret", value: null, secret: true },
          { ...field, label: "Scopes", value: null, required: false },
        ],
      }),
    },
  });
  const form = screen.getByRole("region", { name: "The form of Wiki" });
  const told = [...form.querySelectorAll("dl > div")].map((line) =>
    [...line.children].map((part) => part.textContent.trim()),
  );
  expect(told).toEqual([
    ["Issuer", "nothing entered", "Without a slash.", "Seen by Wiki."],
    ["Secret", "in the keychain", "Seen by Wiki."],
    ["Scopes", "nothing entered, and it may stay so", "Seen by Wiki."],
  ]);
  expect(screen.queryByText("https://id.acme.example")).toBeNull();
});

test("a secret that the keychain has not told of is not said to be missing from the form", () => {
  const secret = { id: "secret", label: "Secret", value: null, note: null, seen_by: "Seen by Wiki." };
  const field = { ...secret, secret: true, confidential: false, required: true };
  renderStep(Review, "review", {
    view: {
      service: serviceView(),
      secret: { state: "unknown", failure: "no answer yet", hints: [], waits: true },
      hand_off: handOff({ fields: [field] }),
    },
  });
  expect(screen.getByText("the keychain has not said whether it is there")).toBeDefined();
  expect(screen.queryByText("nothing entered")).toBeNull();
});
