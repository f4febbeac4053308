import { screen } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { Change, RecognitionView, SetupView } from "../../host/contract";
import type { Host } from "../../host/host";
import { renderStep } from "../../testing/render-step";
import { serviceView, setupView } from "../../testing/views";
import Provider from "./Provider.svelte";

const AUTHORITY = "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0";

const proven: RecognitionView = {
  about: "acme.example",
  recognised: [
    {
      provider: "entra",
      name: "Microsoft Entra ID",
      certainty: "proven",
      sure: "proven",
      authority: AUTHORITY,
      facts: ["It has a tenant.", "mx.example takes the mail."],
    },
  ],
  nothing: null,
  hosts: ["acme.example"],
};

function begin(recognise: Host["recognise"], view: Partial<SetupView> = {}) {
  const changes: Change[] = [];
  const { user, wizard } = renderStep(Provider, "provider", {
    view,
    host: {
      recognise,
      change: (_, revision, made) => {
        changes.push(...made);
        return Promise.resolve(setupView({ revision: revision + 1 }));
      },
    },
  });
  const look = async (text: string) => {
    await user.type(screen.getByRole("textbox", { name: /e-mail address or domain/ }), text);
    await user.click(screen.getByRole("button", { name: "Look up" }));
  };
  return { user, wizard, changes, look };
}

test("what was recognised is shown with its facts, and taken over only on the person's word", async () => {
  const recognise = vi.fn<Host["recognise"]>().mockResolvedValue(proven);
  const { user, wizard, changes, look } = begin(recognise);
  await look("ann@acme.example");
  expect(recognise.mock.calls[0]?.[0]).toBe("ann@acme.example");
  expect(await screen.findByText("Microsoft Entra ID (proven)")).toBeTruthy();
  expect(screen.getByText("mx.example takes the mail.")).toBeTruthy();
  expect(changes).toEqual([]);
  expect(wizard.lookedUp).toEqual(["acme.example"]);
  await user.click(screen.getByRole("button", { name: "Use Microsoft Entra ID with this authority" }));
  expect(changes).toEqual([
    { key: "provider", value: "entra" },
    { key: "authority", value: AUTHORITY },
  ]);
});

test("a provider that the service does not take is named with the reason, and cannot be taken over", async () => {
  const service = serviceView({ providers: ["okta"] });
  const { look } = begin(() => Promise.resolve(proven), { service });
  await look("acme.example");
  expect(await screen.findByText("Microsoft Entra ID (proven)")).toBeTruthy();
  expect(screen.getByText(/^Not with Wiki/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Use/ })).toBeNull();
});

test("nothing recognised is said in the engine's sentence", async () => {
  const nothing = "Nothing tells the provider of acme.example.";
  const { look } = begin(() =>
    Promise.resolve({ about: "acme.example", recognised: [], nothing, hosts: [] }),
  );
  await look("acme.example");
  expect(await screen.findByText(nothing)).toBeTruthy();
});

test("what cannot be looked up is told at the field", async () => {
  const failure = {
    schema: "latchkey/failure/1",
    code: "invalid-value",
    message: "this is no domain",
    hints: [],
    field: null,
  };
  const { look } = begin(() => Promise.reject(failure));
  await look("acme");
  expect(await screen.findByText("This is no domain")).toBeTruthy();
});

test("a look that takes long can be cancelled", async () => {
  let signal: AbortSignal | undefined;
  const recognise: Host["recognise"] = (_, run) =>
    new Promise((_, reject) => {
      signal = run.signal;
      signal?.addEventListener("abort", () => reject(signal?.reason as Error));
    });
  const { user, look } = begin(recognise);
  await look("acme.example");
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(signal?.aborted).toBe(true);
  expect(await screen.findByRole("button", { name: "Look up" })).toBeTruthy();
});
