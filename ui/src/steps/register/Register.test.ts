import { cleanup, screen, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { Change } from "../../host/contract";
import { renderStep } from "../../testing/render-step";
import { guideAction, guideView, serviceView, setupView } from "../../testing/views";
import Register from "./Register.svelte";

const TEST = "http://127.0.0.1:8765/callback";
const SERVICE = "https://app.example/signin-oidc";

test("the values to enter stand apart from the temporary one, and each is copied as it is", async () => {
  const copied: string[] = [];
  const { user } = renderStep(Register, "register", {
    view: {
      provider: {
        id: "keycloak",
        name: "Keycloak",
        recognised: false,
        console: "Clients > (client) > Settings > Valid redirect URIs",
        secret_lifetime: "",
      },
      test_redirect: TEST,
      register: [
        { label: "Redirect address", value: SERVICE, note: null, key: "further_redirect_uris" },
        { label: "For the test", value: TEST, note: null, key: "redirect_uri" },
      ],
    },
    host: { copy: (text) => Promise.resolve(void copied.push(text)) },
  });
  expect(screen.getByRole("heading", { level: 1, name: "Register the app at Keycloak" })).toBeTruthy();
  expect(screen.getByText("Valid redirect URIs")).toBeTruthy();
  const enter = screen.getByRole("region", { name: "Values to enter there" });
  const temporary = screen.getByRole("region", { name: "Only for the test sign-in" });
  expect(within(enter).queryByText(TEST)).toBeNull();
  expect(within(temporary).getByText("Temporary")).toBeTruthy();
  await user.click(within(enter).getByRole("button"));
  await user.click(within(temporary).getByRole("button"));
  expect(copied).toEqual([SERVICE, TEST]);
});

test("without a provider the way to choose one is offered", async () => {
  const { user } = renderStep(Register, "register");
  await user.click(screen.getByRole("button", { name: "Choose the provider" }));
  expect(location.hash).toBe("#/setup/acme/provider");
});

test("the client id that comes back is written down", async () => {
  const changes: Change[] = [];
  const { user } = renderStep(Register, "register", {
    host: {
      change: (_, revision, made) => {
        changes.push(...made);
        return Promise.resolve(setupView({ revision: revision + 1, values: { client_id: "abc" } }));
      },
    },
  });
  await user.type(screen.getByLabelText("Client ID"), "abc");
  await user.tab();
  expect(changes).toEqual([{ key: "client_id", value: "abc" }]);
});

test("a guide is told action by action: where, what, what goes wrong, and what is not known", async () => {
  const openLink = vi.fn(() => Promise.resolve());
  const { user } = renderStep(Register, "register", {
    view: {
      service: serviceView(),
      test_redirect: TEST,
      guide: guideView({
        app_type: "Web app",
        actions: [
          guideAction({
            id: "redirect",
            path: ["Apps", "New"],
            open: "https://console.acme.example/apps",
            text: "Press `Add`.",
            caution: "A slash counts.",
            unverified: "where the button is.",
            notes: [{ id: "n", weight: "warning", text: "Wiki needs both." }],
            copy: [
              { label: "Redirect address", value: SERVICE, note: null, key: "further_redirect_uris" },
              { label: "For the test", value: TEST, note: null, key: "redirect_uri" },
            ],
          }),
          guideAction({ id: "secret", gives: ["secret_expires_at"] }),
        ],
        leave_alone: ["`Implicit` stays off."],
        quirks: ["Two secrets can be there."],
      }),
    },
    host: { openLink },
  });
  expect(screen.getByText("From documentation of Aug 3, 2026, not checked in the console.")).toBeTruthy();
  expect(screen.getByText("Web app")).toBeTruthy();
  const [first, second] = within(screen.getByRole("region", { name: "In the console of Acme ID" }))
    .getAllByRole("listitem")
    .filter((item) => item.parentElement?.tagName === "OL");
  expect(first?.textContent).toMatch(/Apps.*New.*Press Add\./);
  expect(first?.textContent).toContain("A slash counts.");
  expect(first?.textContent).toContain("Not verified: where the button is.");
  expect(first?.textContent).toContain("What Wiki says");
  expect(first?.textContent).toContain("Wiki needs both.");
  expect(second?.textContent).toContain("entered at the step Credentials");
  expect(screen.getByRole("group", { name: "For the test" }).parentElement?.textContent).toContain(
    "Temporary",
  );
  await user.click(screen.getByRole("button", { name: "Open in the browser" }));
  expect(openLink).toHaveBeenCalledWith({ link: "action", setup: "acme", action: "redirect" });
  expect(screen.getByText("Two secrets can be there.").closest("details")?.open).toBe(false);
  expect(screen.getByText("Implicit").tagName).toBe("CODE");
});

test("a console that somebody looked at says when, beside when its documents were read", () => {
  renderStep(Register, "register", { view: { guide: guideView({ seen: "2026-08-20" }) } });
  expect(
    screen.getByText("Checked in the console on Aug 20, 2026, from documentation of Aug 3, 2026."),
  ).toBeTruthy();
});

test("a guide that is for any console says so, and that of the provider does not", () => {
  const said = /^No guide of its own for Acme ID: these actions are for any console/;
  renderStep(Register, "register", { view: { guide: guideView({ general: true }) } });
  expect(screen.getByText(said)).toBeTruthy();
  cleanup();
  renderStep(Register, "register", { view: { guide: guideView() } });
  expect(screen.queryByText(said)).toBeNull();
});

test("permissions are a table, and a text for whoever has to agree", async () => {
  const copied: string[] = [];
  const permission = { name: "User.Read", kind: "Delegated", reason: "Reads `name`." };
  const { user } = renderStep(Register, "register", {
    view: {
      service: serviceView(),
      guide: guideView({
        permissions: [
          { ...permission, admin_consent: true },
          { ...permission, name: "openid", kind: null, admin_consent: null },
        ],
      }),
    },
    host: { copy: (text) => Promise.resolve(void copied.push(text)) },
  });
  const rows = screen.getAllByRole("row").map((row) => row.textContent.replace(/\s+/g, " ").trim());
  expect(rows[1]).toMatch(/User\.Read ?Delegated ?needed ?Reads name\./);
  expect(rows[2]).toMatch(/openid ?not known/);
  await user.click(screen.getByRole("button", { name: "Copy as text" }));
  expect(copied).toEqual([
    [
      "What the app for Wiki is allowed at Acme ID:",
      "",
      "- User.Read (Delegated; Admin consent: needed): Reads name.",
      "- openid (Admin consent: not known): Reads name.",
    ].join("\n"),
  ]);
});

test("a service that takes no client has no field for it", () => {
  const steps = (["service", "register", "submit"] as const).map((step) => ({
    step,
    state: "open" as const,
    to_fix: 0,
    refusal: null,
  }));
  const gives = guideAction({ gives: ["client_id", "authority"] });
  renderStep(Register, "register", { view: { steps, guide: guideView({ actions: [gives] }) } });
  expect(screen.queryByLabelText("Client ID")).toBeNull();
  expect(screen.queryByText(/comes out of this/)).toBeNull();
});
