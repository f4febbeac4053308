import { cleanup, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { expect, test, vi } from "vitest";
import type { Change, Failure, LookEvent, SecretView, SetupView } from "../../host/contract";
import type { Host, Run } from "../../host/host";
import { commitAll } from "../../parts/pending";
import { renderStep } from "../../testing/render-step";
import { found, reportView, serviceView, setupView } from "../../testing/views";
import Credentials from "./Credentials.svelte";

const CANARY = "canary~8Q.not-a-real-secret";
const STORED: SecretView = { state: "stored", since: "2026-08-03T09:00:00Z", lasts: true };
const LOCKED: Failure = {
  schema: "https://latchkey.dev/schema/failure/v1",
  code: "vault-locked",
  message: "the keychain is locked",
  hints: ["unlock it in the desktop's own program for passwords and keys"],
  field: "client-secret",
};

const secretField = () => screen.getByLabelText<HTMLInputElement>("Client secret");

test("a stored secret is nowhere in the page any more", async () => {
  const handed: string[] = [];
  const { user } = renderStep(Credentials, "credentials", {
    host: {
      storeSecret: (_, secret) => {
        handed.push(secret);
        return Promise.resolve(setupView({ secret: STORED }));
      },
    },
  });
  const field = secretField();
  expect(field.type).toBe("password");
  expect(field.autocomplete).toBe("off");
  await user.type(field, `${CANARY}{Enter}`);
  expect(handed).toEqual([CANARY]);
  expect(
    await screen.findByText(/^The secret is in the keychain since 3 Aug 2026|since Aug 3, 2026/),
  ).toBeTruthy();
  expect(document.documentElement.outerHTML).not.toContain(CANARY);
  expect(field.value).toBe("");
  expect(screen.queryByLabelText("Client secret")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Replace Client secret" }));
});

test("a vault that refuses is told at the field, and the secret can be handed to it again", async () => {
  let locked = true;
  const { user, wizard } = renderStep(Credentials, "credentials", {
    host: {
      storeSecret: () => (locked ? Promise.reject(LOCKED) : Promise.resolve(setupView({ secret: STORED }))),
    },
  });
  await user.type(secretField(), `${CANARY}{Enter}`);
  expect(await screen.findByText(/The keychain is locked\. Unlock it in the desktop's own/)).toBeTruthy();
  expect(secretField().getAttribute("aria-invalid")).toBe("true");
  expect(wizard.failure).toBeNull();
  locked = false;
  await user.click(screen.getByRole("button", { name: "Store" }));
  expect(await screen.findByText(/^The secret is in the keychain/)).toBeTruthy();
});

test("a keychain that lets people wait is said to wait, perhaps, in a window of its own", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  try {
    let store: ((view: SetupView) => void) | undefined;
    const { user } = renderStep(Credentials, "credentials", {
      host: { storeSecret: () => new Promise((stored) => (store = stored)) },
    });
    await user.type(secretField(), `${CANARY}{Enter}`);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(screen.queryByText(/^This takes longer/)).toBeNull();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(screen.getByText(/^This takes longer/)).toBeTruthy();
    store?.(setupView({ secret: STORED }));
    expect(await screen.findByText(/^The secret is in the keychain/)).toBeTruthy();
    expect(screen.queryByText(/^This takes longer/)).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});

test("a replacement can be given up, and then nothing is stored", async () => {
  const storeSecret = vi.fn<Host["storeSecret"]>();
  const { user } = renderStep(Credentials, "credentials", {
    view: { secret: STORED },
    host: { storeSecret },
  });
  await user.click(screen.getByRole("button", { name: "Replace Client secret" }));
  expect(document.activeElement).toBe(secretField());
  await user.keyboard(CANARY);
  await user.click(screen.getByRole("button", { name: "Keep the stored one" }));
  await commitAll();
  expect(storeSecret).not.toHaveBeenCalled();
  expect(screen.queryByLabelText("Client secret")).toBeNull();
});

test("a replacement that was not stored is dropped when the step is left, which is said, and by no undo stored", async () => {
  const storeSecret = vi.fn<Host["storeSecret"]>();
  const undo = vi.fn<Host["undo"]>(() => Promise.resolve(setupView({ secret: STORED })));
  const { user, wizard } = renderStep(Credentials, "credentials", {
    view: { secret: STORED },
    host: { storeSecret, undo },
  });
  await user.click(screen.getByRole("button", { name: "Replace Client secret" }));
  await user.keyboard("half-typ");
  await wizard.undo();
  await commitAll();
  expect(undo).toHaveBeenCalled();
  const field = secretField();
  cleanup();
  expect(storeSecret).not.toHaveBeenCalled();
  expect(field.value).toBe("");
  expect(wizard.refused?.why).toBe("What was typed for Client secret was not stored. The stored one stays.");
});

test("a first secret is stored when the step is left, and a replacement before the test", async () => {
  const storeSecret = vi.fn<Host["storeSecret"]>(() => Promise.resolve(setupView({ secret: STORED })));
  const checkCredentials = vi.fn<Host["checkCredentials"]>(() =>
    Promise.resolve(setupView({ secret: STORED })),
  );
  const first = renderStep(Credentials, "credentials", { host: { storeSecret } });
  await first.user.type(secretField(), "first");
  cleanup();
  await vi.waitFor(() => expect(storeSecret.mock.calls).toEqual([["acme", "first"]]));
  expect(first.wizard.refused).toBeNull();

  const { user } = renderStep(Credentials, "credentials", {
    view: { secret: STORED },
    host: { storeSecret, checkCredentials },
  });
  await user.click(screen.getByRole("button", { name: "Replace Client secret" }));
  await user.keyboard("second");
  await user.click(screen.getByRole("button", { name: "Test the credentials" }));
  expect(storeSecret).toHaveBeenLastCalledWith("acme", "second");
  await vi.waitFor(() => expect(checkCredentials).toHaveBeenCalled());
});

test("a vault that cannot be asked is told with the way out, and asked again", async () => {
  const { user } = renderStep(Credentials, "credentials", {
    view: { secret: { state: "unknown", failure: LOCKED.message, hints: LOCKED.hints, waits: false } },
    host: { open: () => Promise.resolve(setupView({ secret: STORED })) },
  });
  expect(screen.getByText("The keychain is locked")).toBeTruthy();
  expect(screen.getByText(/^Unlock it/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText(/^The secret is in the keychain/)).toBeTruthy();
});

test("what is typed before the vault has said that there is one replaces that one only on purpose", async () => {
  const waiting: SecretView = { state: "unknown", failure: "no answer yet", hints: [], waits: true };
  const storeSecret = vi.fn<Host["storeSecret"]>(() => Promise.resolve(setupView({ secret: STORED })));
  const open = () => Promise.resolve(setupView({ secret: STORED }));
  const { user, wizard } = renderStep(Credentials, "credentials", {
    view: { secret: waiting },
    host: { storeSecret, open },
  });
  await user.type(secretField(), "half");
  await wizard.hear();
  expect(await screen.findByRole("button", { name: "Keep the stored one" })).toBeTruthy();
  expect(secretField().value).toBe("half");
  await commitAll();
  expect(storeSecret).not.toHaveBeenCalled();
  await user.type(secretField(), " and half{Enter}");
  expect(storeSecret).toHaveBeenCalledWith("acme", "half and half");
  expect(await screen.findByText(/^The secret is in the keychain/)).toBeTruthy();
});

test("what is typed before the vault has said anything is not stored by leaving the step", async () => {
  const waiting: SecretView = { state: "unknown", failure: "no answer yet", hints: [], waits: true };
  const storeSecret = vi.fn<Host["storeSecret"]>();
  const { user, wizard } = renderStep(Credentials, "credentials", {
    view: { secret: waiting },
    host: { storeSecret, askVault: () => new Promise(() => undefined) },
  });
  void wizard.hear();
  await tick();
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  await user.type(secretField(), "half");
  await commitAll();
  const field = secretField();
  cleanup();
  expect(storeSecret).not.toHaveBeenCalled();
  expect(field.value).toBe("");
  expect(wizard.refused?.why).toBe(
    "What was typed for Client secret was not stored: the keychain has not said yet whether it has another one.",
  );
});

test("what is typed while the keychain is locked replaces the one that it turns out to have only on purpose", async () => {
  const locked: SecretView = { state: "unknown", failure: LOCKED.message, hints: [], waits: false };
  const storeSecret = vi.fn<Host["storeSecret"]>();
  const { user } = renderStep(Credentials, "credentials", {
    view: { secret: locked },
    host: { storeSecret, open: () => Promise.resolve(setupView({ secret: STORED })) },
  });
  await user.type(secretField(), "half");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("button", { name: "Keep the stored one" })).toBeTruthy();
  await commitAll();
  expect(storeSecret).not.toHaveBeenCalled();
  expect(secretField().value).toBe("half");
});

test("what was typed before the vault has said that there is none is stored by going on", async () => {
  const waiting: SecretView = { state: "unknown", failure: "no answer yet", hints: [], waits: true };
  const storeSecret = vi.fn<Host["storeSecret"]>(() => Promise.resolve(setupView({ secret: STORED })));
  const { user, wizard } = renderStep(Credentials, "credentials", {
    view: { secret: waiting },
    host: { storeSecret, open: () => Promise.resolve(setupView({ secret: { state: "missing" } })) },
  });
  await user.type(secretField(), "first");
  await wizard.hear();
  await tick();
  await commitAll();
  expect(storeSecret).toHaveBeenCalledWith("acme", "first");
  expect(await screen.findByText(/^The secret is in the keychain/)).toBeTruthy();
});

test("a first secret that the vault did not take stays in its field when the vault says that it has another", async () => {
  let refuse: (failure: Failure) => void = () => undefined;
  const { user, wizard } = renderStep(Credentials, "credentials", {
    host: {
      storeSecret: () => new Promise((_, reject) => (refuse = reject)),
      open: () => Promise.resolve(setupView({ secret: STORED })),
    },
  });
  await user.type(secretField(), "first{Enter}");
  await wizard.reload();
  await tick();
  refuse(LOCKED);
  expect(await screen.findByText(/The keychain is locked/)).toBeTruthy();
  expect(secretField().value).toBe("first");
});

test("the secret is forgotten only after a question, whose first answer keeps it", async () => {
  const forgetSecret = vi.fn<Host["forgetSecret"]>(() => Promise.resolve(setupView()));
  const { user } = renderStep(Credentials, "credentials", {
    view: { secret: STORED },
    host: { forgetSecret },
  });
  await user.click(screen.getByRole("button", { name: "Forget" }));
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Keep it" }));
  expect(forgetSecret).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Forget" }));
  await user.click(
    within(await screen.findByRole("dialog")).getByRole("button", { name: "Forget the secret" }),
  );
  expect(forgetSecret).toHaveBeenCalledWith("acme");
  expect(await screen.findByLabelText("Client secret")).toBeTruthy();
});

test("an end in twelve months is one press away", async () => {
  const changes: Change[] = [];
  const { user } = renderStep(Credentials, "credentials", {
    host: {
      change: (_, revision, made) => {
        changes.push(...made);
        return Promise.resolve(setupView({ revision: revision + 1 }));
      },
    },
  });
  await user.click(screen.getByRole("button", { name: "In 12 months" }));
  const [change] = changes;
  expect(change?.key).toBe("secret_expires_at");
  const days = (new Date(String(change?.value)).getTime() - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBeGreaterThanOrEqual(364);
  expect(Math.round(days)).toBeLessThanOrEqual(366);
});

test("the method is left to be found out, or chosen", async () => {
  const changes: Change[] = [];
  const { user } = renderStep(Credentials, "credentials", {
    host: {
      change: (_, revision, made) => {
        changes.push(...made);
        return Promise.resolve(
          setupView({ revision: revision + 1, values: { client_authentication: made[0]?.value ?? "" } }),
        );
      },
    },
  });
  await user.click(screen.getByText("Client authentication: find out"));
  await user.click(screen.getByRole("radio", { name: "none" }));
  expect(await screen.findByText(/^A public client has no secret/)).toBeTruthy();
  expect(screen.queryByLabelText("Client secret")).toBeNull();
  await user.click(screen.getByRole("radio", { name: "Find out" }));
  expect(await screen.findByLabelText("Client secret")).toBeTruthy();
  expect(changes.map((change) => change.value)).toEqual(["none", ""]);
});

function testing(view: Partial<SetupView>) {
  let run: Run<LookEvent> | undefined;
  let answer: ((view: SetupView) => void) | undefined;
  const { user } = renderStep(Credentials, "credentials", {
    view,
    host: {
      checkCredentials: (_, given) => {
        run = given;
        return new Promise((resolve) => (answer = resolve));
      },
      storeSecret: () => Promise.resolve(setupView({ revision: 2, secret: STORED })),
    },
  });
  return { user, run: () => run, answer: (next: SetupView) => answer?.(next) };
}

test("the test shows each layer, and then what it proved", async () => {
  const { user, run, answer } = testing({ secret: STORED });
  await user.click(screen.getByRole("button", { name: "Test the credentials" }));
  run()?.onEvent?.({
    event: "layer",
    layer: { id: "answer", label: "Token endpoint", text: "401", took_us: 96_000, state: "done" },
  });
  expect(await screen.findByText("Token endpoint")).toBeTruthy();
  const findings = [found({ title: "the secret has expired" })];
  const report = reportView({ subject: "credentials", hops: [], proof: "refuted", findings });
  answer(setupView({ secret: STORED, credentials: report }));
  expect(await screen.findByText(/^Refused: the provider does not take/)).toBeTruthy();
  expect(screen.getByRole("article", { name: "The secret has expired" })).toBeTruthy();
});

test("the test is cancelled at once", async () => {
  const { user, run } = testing({ secret: STORED });
  await user.click(screen.getByRole("button", { name: "Test the credentials" }));
  await user.click(await screen.findByRole("button", { name: "Cancel" }));
  expect(run()?.signal?.aborted).toBe(true);
  expect(screen.getByText(/^The test was cancelled/)).toBeTruthy();
});

test("a secret that stands in its field still is stored before the test", async () => {
  const { user, run } = testing({});
  await user.type(secretField(), CANARY);
  await user.click(screen.getByRole("button", { name: "Test the credentials" }));
  expect(await screen.findByRole("progressbar")).toBeTruthy();
  expect(run()).toBeDefined();
  expect(document.documentElement.outerHTML).not.toContain(CANARY);
  expect(screen.queryByLabelText("Client secret")).toBeNull();
});

test("a result of other values is marked as such", () => {
  testing({ credentials: reportView({ subject: "credentials", hops: [], proof: "proven", current: false }) });
  expect(screen.getByText("Made with other values")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Test again" })).toBeTruthy();
});

test("who is to mind the end of the secret can have a reminder", async () => {
  const save = vi.fn<Host["save"]>().mockResolvedValue("/home/admin/acme.ics");
  const reminder = { name: "Save a reminder for the calendar…" };
  const values = { secret_expires_at: "2027-08-03T09:00:00Z" };
  const service = serviceView({ renews_secret: true });
  for (const view of [{}, { values, service }]) {
    renderStep(Credentials, "credentials", { view });
    expect(screen.queryByRole("button", reminder)).toBeNull();
    cleanup();
  }

  const { user } = renderStep(Credentials, "credentials", { view: { values }, host: { save } });
  await user.click(screen.getByRole("button", reminder));
  expect(save).toHaveBeenCalledWith("acme", "calendar");
  expect(await screen.findByText("Written to /home/admin/acme.ics")).toBeTruthy();
});
