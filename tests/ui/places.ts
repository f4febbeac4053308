import { expect } from "@playwright/test";
import type { Opening, Wizard } from "./wizard";

/** A page of the window in one of its states. */
export interface Place extends Opening {
  /** What is done there before it is looked at. */
  act?: (wizard: Wizard) => Promise<void>;
}

const dialog = async (wizard: Wizard, button: string | RegExp) => {
  await wizard.press(button);
  await expect(wizard.page.getByRole("dialog")).toBeVisible();
};

/** Begins what does not end. */
const begun = async (wizard: Wizard, button: string) => {
  await wizard.press(button);
  await expect(wizard.page.getByRole("main").getByRole("progressbar")).toBeVisible();
};

/** Longer than any test: what is asked is not answered in it. */
const NEVER = 3_600_000;

/** Pulls out what stands in the right column of a wide window. */
const pullOut = async (wizard: Wizard) => {
  await wizard.page.setViewportSize({ width: 800, height: 600 });
  await wizard.press(/^What was observed/);
  await expect(wizard.page.getByRole("heading", { name: /^What was observed/ })).toBeFocused();
};

/** Unfolds the list of steps where it is a bar. */
const unfoldSteps = async (wizard: Wizard) => {
  await wizard.page.setViewportSize({ width: 640, height: 400 });
  await wizard.press(/^Step 5 of 12/);
  await expect(wizard.steps).toBeVisible();
};

/** Asks for what a link offers. */
const lookAt = (link: string) => async (wizard: Wizard) => {
  await wizard.enter("Set-up link", `latchkey://setup?from=${link}`);
  await expect(wizard.page.getByRole("heading", { level: 2 }).first()).toBeFocused();
};

/** Every page in every state that looks different, by name. */
export const PLACES: Record<string, Place> = {
  "first run": { scene: "first-run" },
  list: { scene: "list" },
  "list, nothing found": {
    scene: "list",
    act: async (wizard) => {
      await wizard.page.getByRole("searchbox").fill("nobody");
      await expect(wizard.button("Show all")).toBeVisible();
    },
  },
  "new setup": { scene: "list", act: (wizard) => dialog(wizard, "New setup") },
  "delete a setup": { scene: "list", act: (wizard) => dialog(wizard, "Delete acme") },
  settings: { scene: "list", page: "settings" },
  "forget everything": {
    scene: "list",
    page: "settings",
    act: (wizard) => dialog(wizard, "Forget everything…"),
  },
  "link, none": { scene: "list", page: "link" },
  "link, offer": { scene: "list", page: "link", act: lookAt("offered") },
  "link, expired": { scene: "list", page: "link", act: lookAt("expired") },
  "link, refused": { scene: "list", page: "link", act: lookAt("revoked") },
  "link, file": {
    scene: "list",
    page: "link",
    act: async (wizard) => {
      await wizard.press("Open a file…");
      await expect(wizard.page.getByRole("heading", { level: 2 }).first()).toBeFocused();
    },
  },
  "service, empty": { scene: "begun", step: "service" },
  "service, pressed too early": {
    scene: "begun",
    step: "service",
    act: async (wizard) => {
      await wizard.press("Continue");
      await expect(wizard.said).toHaveText(/\S/);
    },
  },
  service: { scene: "domains", step: "service" },
  "service, with regions": { scene: "all-quiet", step: "service" },
  "service, with fields of its own": { scene: "cipp", step: "service" },
  "service, from a file": { scene: "file", step: "service" },
  "service, from a faulty file": {
    scene: "before-file",
    step: "service",
    act: async (wizard) => {
      await wizard.press("From a file…");
      await expect(wizard.page.getByText(/^Line \d+/).first()).toBeVisible();
    },
  },
  provider: { scene: "domains", step: "provider" },
  "provider, looked up": {
    scene: "domains",
    step: "provider",
    act: async (wizard) => {
      await wizard.enter("An e-mail address or domain of your organisation", "admin@example.com");
      await expect(wizard.button("Use Microsoft Entra ID with this authority")).toBeVisible();
    },
  },
  "provider, refused": {
    scene: "cipp",
    step: "provider",
    act: async (wizard) => {
      await wizard.page.getByRole("searchbox").fill("okta");
      await expect(wizard.page.getByText(/^Not with CIPP/)).toBeVisible();
    },
  },
  register: { scene: "domains", step: "register" },
  "register, with a guide": { scene: "all-quiet", step: "register" },
  "register, SAML": { scene: "leasepilot", step: "register" },
  "domains, empty": { scene: "begun", step: "domains" },
  domains: { scene: "domains", step: "domains" },
  "authority, empty": { scene: "domains", step: "authority" },
  "authority, looking": {
    scene: "authority",
    step: "authority",
    delay: NEVER,
    act: (wizard) => begun(wizard, "Look again"),
  },
  "authority, failing": { scene: "authority-failing", step: "authority" },
  authority: { scene: "authority", step: "authority" },
  "authority, observed pulled out": { scene: "authority", step: "authority", act: pullOut },
  "authority, steps unfolded": { scene: "authority", step: "authority", act: unfoldSteps },
  "credentials, empty": { scene: "authority", step: "credentials" },
  "credentials, refuted": { scene: "credentials-refuted", step: "credentials" },
  credentials: {
    scene: "before-signed-in",
    step: "credentials",
    act: (wizard) => wizard.unfold("Client authentication: find out"),
  },
  "forget the secret": {
    scene: "credentials",
    step: "credentials",
    act: (wizard) => dialog(wizard, "Forget"),
  },
  "sign-in, before": {
    scene: "before-signed-in",
    step: "sign-in",
    act: async (wizard) => {
      await wizard.unfold("As somebody else, or in a private window");
      await wizard.unfold("Other scopes, or another address of the test");
    },
  },
  "sign-in, running": {
    scene: "before-signed-in",
    step: "sign-in",
    delay: NEVER,
    act: (wizard) => begun(wizard, "Sign in"),
  },
  "sign-in, passed": { scene: "signed-in", step: "sign-in" },
  "sign-in, broken at the provider": { scene: "broken-at-provider", step: "sign-in" },
  "sign-in, broken at this computer": { scene: "broken-at-loopback", step: "sign-in" },
  "sign-in, broken at the token endpoint": { scene: "broken-at-token", step: "sign-in" },
  "sign-in, broken at userinfo": { scene: "broken-at-userinfo", step: "sign-in" },
  "authority, from parts": {
    scene: "all-quiet",
    step: "authority",
    act: (wizard) => wizard.unfold("Put it together from its parts"),
  },
  people: { scene: "signed-in", step: "people" },
  "people, asked before a sign-in": { scene: "rossum", step: "people" },
  provisioning: { scene: "ready", step: "provisioning" },
  "review, blocked": { scene: "domains", step: "review" },
  "review, untested": { scene: "before-signed-in", step: "review" },
  review: { scene: "ready", step: "review" },
  submit: { scene: "ready", step: "submit" },
  "submit, offline": { scene: "offline", step: "submit" },
  "submit, sent": { scene: "submitted", step: "submit" },
  "follow, asked": { scene: "question", step: "follow" },
  "follow, take back": {
    scene: "question",
    step: "follow",
    act: (wizard) => dialog(wizard, "Take the request back"),
  },
  "follow, active": { scene: "active", step: "follow" },
  "review, form": { scene: "all-quiet", step: "review" },
  "submit, form": { scene: "all-quiet", step: "submit" },
  "submit, form sent": { scene: "all-quiet-sent", step: "submit" },
  "submit, mail": { scene: "rossum", step: "submit" },
  "submit, mail saved": {
    scene: "rossum",
    step: "submit",
    act: async (wizard) => {
      await wizard.press("Save as a mail…");
      await expect(wizard.said).toHaveText("Written to /home/admin/acme.eml");
    },
  },
  "submit, itself": { scene: "cipp-pending", step: "submit" },
  "submit, own test": { scene: "leasepilot-tested", step: "submit" },
  "follow, states": { scene: "cipp-pending", step: "follow" },
  "follow, handed over": { scene: "leasepilot-sent", step: "follow" },
};
