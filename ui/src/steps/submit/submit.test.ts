import { cleanup, fireEvent, screen, within } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";
import type { Failure, HandOffField, Recorded } from "../../host/contract";
import type { Host } from "../../host/host";
import { announced } from "../../parts/announce.svelte";
import { commitAll } from "../../parts/pending";
import { renderStep } from "../../testing/render-step";
import { found, handOff, reportView, requestView, serviceView, setupView } from "../../testing/views";
import Submit from "./Submit.svelte";

afterEach(() => vi.useRealTimers());

const field = (label: string, value: string | null): HandOffField => ({
  id: label,
  label,
  value,
  secret: false,
  confidential: false,
  required: true,
  note: null,
  seen_by: "",
});

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

const waiting = {
  written_at: "2026-08-03T09:00:00Z",
  attempts: 2,
  last_attempt_at: "2026-08-03T09:05:00Z",
  may_be_there: true,
  not_before: null,
  overridden: "the test account is created tomorrow",
};

test("a request that waits is seen: attempts, whether it may be there, and sending it again", async () => {
  const submit = vi.fn(() => Promise.resolve(setupView({ request: requestView() })));
  const { user } = renderStep(Submit, "submit", {
    view: {
      desk_host: "desk.example",
      waiting,
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

test("the focus goes to the heading when what was sent again is there", async () => {
  const view = setupView({ request: requestView(), desk_host: "desk.example" });
  const { user } = renderStep(Submit, "submit", {
    view: { desk_host: "desk.example", waiting },
    host: { submit: () => Promise.resolve(view) },
  });
  screen.getByRole("button", { name: "Send again now" }).focus();
  await user.keyboard("{Enter}");
  await vi.waitFor(() => expect(screen.queryByText("The request waits to be sent")).toBeNull());
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 })));
});

test("taking back what waits can be cancelled", async () => {
  let signal: AbortSignal | undefined;
  const withdraw: Host["withdraw"] = (_, run) => {
    signal = run.signal;
    return new Promise(() => undefined);
  };
  const { user } = renderStep(Submit, "submit", {
    view: { desk_host: "desk.example", waiting },
    host: { withdraw },
  });
  await user.click(screen.getByRole("button", { name: "Take it back" }));
  expect(screen.getByRole("progressbar")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Send again now" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(signal?.aborted).toBe(true);
  expect(screen.getByRole("button", { name: "Take it back" })).toBeDefined();
});

test("a service with only a form: the values in its order, and the secret past the window", async () => {
  vi.useFakeTimers();
  const copySecret = vi.fn(() => Promise.resolve(30));
  renderStep(Submit, "submit", {
    view: {
      secret: { state: "stored", since: null, lasts: true },
      service: serviceView(),
      hand_off: handOff({
        fields: [
          field("Domains", "acme.example"),
          field("Authority", "https://id.acme.example"),
          { ...field("Client secret", null), secret: true },
        ],
      }),
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
  const fields = [{ ...field("Client secret", null), secret: true }];
  renderStep(Submit, "submit", { view: { service: serviceView(), hand_off: handOff({ fields }) } });
  expect(screen.queryByRole("button", { name: "Copy the secret for the service's form" })).toBeNull();
  expect(screen.getByRole("button", { name: "Go to Credentials" })).toBeDefined();
});

test("where the values go is not guessed", () => {
  renderStep(Submit, "submit");
  expect(screen.getByText(/^Choose the service first/)).toBeDefined();
});

test("the form's page is opened by what it is; a stranger's or one that was entered is only copied", async () => {
  const openLink = vi.fn(() => Promise.resolve());
  const page = "https://wiki.example/admin/sso";
  const hand_off = handOff({ path: ["Admin", "SSO"], page, button: "Save" });
  const { user } = renderStep(Submit, "submit", {
    view: { service: serviceView(), hand_off },
    host: { openLink },
  });
  await user.click(screen.getByRole("button", { name: "Open in the browser" }));
  expect(openLink).toHaveBeenCalledWith({ link: "form", setup: "acme" });
  expect(screen.getByText(page)).toBeDefined();
  expect(screen.getByText("Save")).toBeDefined();

  cleanup();
  renderStep(Submit, "submit", {
    view: { service: serviceView({ foreign: true }), hand_off: { ...hand_off, page_copied: true } },
  });
  expect(screen.queryByRole("button", { name: "Open in the browser" })).toBeNull();
  expect(screen.getByRole("group", { name: "Address of the page" }).textContent).toContain(page);

  cleanup();
  renderStep(Submit, "submit", {
    view: { service: serviceView(), hand_off: { ...hand_off, page_copied: true } },
  });
  expect(screen.queryByRole("button", { name: "Open in the browser" })).toBeNull();
  expect(screen.getByRole("group", { name: "Address of the page" }).textContent).toContain(page);
});

test("that it was sent is the person's word, with a reference, and can be taken back", async () => {
  const told: Recorded[] = [];
  const { user } = renderStep(Submit, "submit", {
    view: { service: serviceView(), hand_off: handOff() },
    host: {
      record: (_, revision, what) => {
        told.push(what);
        const handed = what.what === "handed-over" && {
          handed_over_at: "2026-08-03T11:00:00Z",
          reference: what.reference,
        };
        const hand_off = handOff(handed || {});
        return Promise.resolve(setupView({ revision: revision + 1, service: serviceView(), hand_off }));
      },
    },
  });
  await user.type(screen.getByLabelText("Reference"), " T-17 ");
  await user.click(screen.getByRole("button", { name: "I have sent it" }));
  expect(screen.getByText(/^Handed over Aug 3, 2026/)).toBeDefined();
  expect(screen.getByText("By your word: Latchkey was not there.")).toBeDefined();
  expect(screen.getByText("Reference: T-17")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "It was not sent" }));
  expect(screen.getByRole("button", { name: "I have sent it" })).toBeDefined();
  expect(told).toEqual([
    { what: "handed-over", reference: "T-17", reason: null },
    { what: "not-handed-over" },
  ]);
});

test("what was sent before today is recorded at its own moment, and not with one that cannot be read", async () => {
  const record = vi.fn<Host["record"]>((_, revision) =>
    Promise.resolve(setupView({ revision: revision + 1, service: serviceView(), hand_off: handOff() })),
  );
  const { user } = renderStep(Submit, "submit", {
    view: { service: serviceView(), hand_off: handOff() },
    host: { record },
  });
  const sent = within(screen.getByRole("group", { name: "Sent at" }));
  const done = screen.getByRole("button", { name: "I have sent it" });
  await user.type(sent.getByLabelText("Time"), "13:45");
  await user.click(done);
  expect(record).not.toHaveBeenCalled();
  await user.type(sent.getByLabelText("Day"), "2026-08-03");
  await user.click(done);
  const at = new Date("2026-08-03T13:45:00").toISOString().replace(".000Z", "Z");
  expect(record.mock.calls.map(([, , what]) => what)).toEqual([
    { what: "handed-over", reference: null, reason: null, at },
  ]);
});

test.each([
  ["Sent at", {}],
  ["Passed at", { own_test: true }],
])(
  "a moment that was entered under %j and not recorded yet is there when the step is opened again",
  async (label, more) => {
    const view = { service: serviceView({ protocol: "saml" }), hand_off: handOff(more) };
    const day = () =>
      within(screen.getByRole("group", { name: label })).getByLabelText<HTMLInputElement>("Day");
    const { user } = renderStep(Submit, "submit", { view });
    await user.type(day(), "2026-08-03");
    await commitAll();
    cleanup();
    renderStep(Submit, "submit", { view });
    expect(day().value).toBe("2026-08-03");
  },
);

test("what goes untested goes with a reason, which stays where it is told", async () => {
  const record = vi.fn<Host["record"]>((_, revision, what) => {
    const overridden = what.what === "handed-over" ? what.reason : null;
    const hand_off = handOff({ handed_over_at: "2026-08-03T11:00:00Z", overridden });
    return Promise.resolve(setupView({ revision: revision + 1, service: serviceView(), hand_off }));
  });
  const gate = { blockers: [], can_be_set_aside: [found({ id: "setup-sign-in-missing" })] };
  const { user } = renderStep(Submit, "submit", {
    view: { service: serviceView(), hand_off: handOff(), gate },
    host: { record },
  });
  await user.click(screen.getByRole("button", { name: "I have sent it" }));
  expect(record).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(screen.getByLabelText("Reason"));
  expect(screen.getByText("A reason is needed: it is recorded.")).toBeDefined();
  await user.type(screen.getByLabelText("Reason"), " the console{Enter}is down ");
  await user.click(screen.getByRole("button", { name: "I have sent it" }));
  const what = { what: "handed-over", reference: null, reason: "the console is down" };
  expect(record).toHaveBeenCalledWith("acme", expect.anything(), what);
  expect(screen.getByText("Without a passing test. The reason given: the console is down")).toBeDefined();

  cleanup();
  renderStep(Submit, "submit", {
    view: { service: serviceView(), hand_off: handOff({ tested_before: false, own_test: true }), gate },
  });
  expect(screen.queryByLabelText("Reason")).toBeNull();
});

test("a mail is copied, never opened, and the secret stands beside it", () => {
  renderStep(Submit, "submit", {
    view: {
      secret: { state: "stored", since: null, lasts: true },
      service: serviceView({ channel: "mail" }),
      hand_off: handOff({
        mail: {
          to: null,
          language: "de",
          subject: "Single sign-on",
          body: "Hello,\n\nissuer: https://id.example",
        },
        fields: [{ ...field("Client secret", null), secret: true }],
      }),
    },
  });
  const body = screen.getByRole("group", { name: "Text" }).querySelector("code");
  expect(body?.textContent).toBe("Hello,\n\nissuer: https://id.example");
  expect(screen.getByText(/^Its documents name no address/)).toBeDefined();
  expect(screen.getByText(/^Latchkey sends no mail/)).toBeDefined();
  expect(screen.getByText(/^Not by mail/)).toBeDefined();
  // Read aloud in its own language, whatever the window's is.
  expect(screen.getByText(/^Hello,/).lang).toBe("de");
  expect(screen.getByRole("button", { name: "Copy the secret to hand it over" })).toBeDefined();
  expect(document.querySelector("a[href^=mailto]")).toBeNull();
});

test("a mail is saved where the person wants it, and nothing is said where the person does not", async () => {
  const save = vi.fn<Host["save"]>().mockResolvedValue(null);
  const mail = { to: null, language: "en", subject: "Single sign-on", body: "Hello" };
  const view = { service: serviceView({ channel: "mail" }), hand_off: handOff({ mail }) };
  const { user, wizard } = renderStep(Submit, "submit", { view, host: { save } });
  const button = screen.getByRole("button", { name: "Save as a mail…" });
  await user.click(button);
  expect(save).toHaveBeenCalledWith("acme", "mail");
  expect(screen.queryByText(/^Written to/)).toBeNull();

  save.mockResolvedValue("/home/admin/acme.eml");
  await user.click(button);
  expect(await screen.findByText("Written to /home/admin/acme.eml")).toBeDefined();
  expect(announced()).toBe("Written to /home/admin/acme.eml");

  const full: Failure = {
    schema: "latchkey/failure/1",
    code: "file-unwritable",
    message: "the disk is full",
    hints: [],
    field: null,
  };
  save.mockRejectedValue(full);
  await user.click(button);
  expect(wizard.failure).toBe(full);
  expect(screen.queryByText(/^Written to/)).toBeNull();
});

test("the service's own test is told with its date, as the person's word", async () => {
  const told: Recorded[] = [];
  const { user } = renderStep(Submit, "submit", {
    view: { service: serviceView({ protocol: "saml" }), hand_off: handOff({ own_test: true }) },
    host: {
      record: (_, revision, what) => {
        told.push(what);
        const hand_off = handOff({ own_test: true, own_test_passed_at: "2026-08-03T11:00:00Z" });
        return Promise.resolve(setupView({ revision: revision + 1, service: serviceView(), hand_off }));
      },
    },
  });
  const passed = within(screen.getByRole("group", { name: "Passed at" }));
  await user.type(passed.getByLabelText("Time"), "13:45");
  await user.click(screen.getByRole("button", { name: "It passed" }));
  expect(told).toEqual([]);
  await user.type(passed.getByLabelText("Day"), "2026-08-03");
  await user.click(screen.getByRole("button", { name: "It passed" }));
  const at = new Date("2026-08-03T13:45:00").toISOString().replace(".000Z", "Z");
  expect(told).toEqual([{ what: "own-test-passed", at }]);
  expect(screen.getByText(/^Passed Aug 3, 2026/)).toBeDefined();
  expect(screen.getByText("By your word: Latchkey has not seen it.")).toBeDefined();
});

test("a service that does it by itself has its state written down", async () => {
  const told: Recorded[] = [];
  const states = [
    { id: "pending", name: "Pending", means: "It waits.", repair: "Press `Repair`.", end: false },
    { id: "complete", name: "Complete", means: "It works.", repair: null, end: true },
  ];
  const { user } = renderStep(Submit, "submit", {
    view: { service: serviceView({ channel: "itself" }), hand_off: handOff({ states }) },
    host: {
      record: (_, revision, what) => {
        told.push(what);
        return Promise.resolve(setupView({ revision: revision + 1 }));
      },
    },
  });
  expect(screen.queryByRole("button", { name: "I have sent it" })).toBeNull();
  await user.click(screen.getByRole("radio", { name: "Pending" }));
  expect(told).toEqual([{ what: "state", id: "pending" }]);
});
