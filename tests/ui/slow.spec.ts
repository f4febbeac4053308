import { expect } from "@playwright/test";
import { NOW, address, test } from "./wizard";

/** Milliseconds until the engine answers; longer than a test, where time does not stand still. */
const DELAY = 3_600_000;

test("the search takes what is typed while nothing is answered", async ({ page, wizard }) => {
  await wizard.open({ scene: "list", delay: DELAY });
  await page.keyboard.press("/");
  await page.keyboard.type("globex");
  await expect(page.getByRole("searchbox")).toHaveValue("globex");
  await expect(page.getByRole("listitem")).toHaveCount(5);
});

test("a field keeps what is typed, and everything else goes on, while a change is on its way", async ({
  page,
  wizard,
}) => {
  await wizard.open({ scene: "domains", step: "service", delay: DELAY });
  await wizard.enter("Region", "us");
  await expect(page.getByText("Saving…")).toBeVisible();
  await wizard.field("Region").press("End");
  await page.keyboard.type("-central");
  await expect(wizard.field("Region")).toHaveValue("us-central");
  await wizard.press("Choose another");
  await page.getByRole("radio", { name: "Sandbox" }).press("Space");
  await expect(page.getByRole("radio", { name: "Sandbox" })).toBeChecked();
  await wizard.go("domains");
  await wizard.isAt("domains");
  await wizard.enter("Associated domains", "acme.com");
  await expect(wizard.button("Remove acme.com")).toBeVisible();
});

for (const { scene, step, begin, cancelled } of [
  { scene: "authority", step: "authority", begin: "Look again", cancelled: /^The look was cancelled/ },
  { scene: "credentials", step: "credentials", begin: "Test again", cancelled: /^The test was cancelled/ },
  { scene: "signed-in", step: "sign-in", begin: "Sign in again", cancelled: /was cancelled/ },
  { scene: "ready", step: "submit", begin: "Submit to 127.0.0.1", cancelled: /^Sending was cancelled/ },
] as const) {
  test(`at ${step} what takes long is cancelled, and can be begun again`, async ({ page, wizard }) => {
    await wizard.open({ scene, step, delay: DELAY });
    await wizard.press(begin);
    const progress = page.getByRole("main").getByRole("progressbar");
    await expect(progress).toBeVisible();
    await wizard.press("Cancel");
    await expect(progress).toHaveCount(0);
    await expect(page.getByText(cancelled)).toBeVisible();
    await page.getByRole("button", { name: new RegExp(`^(${begin}|Look now)$`) }).press("Enter");
    await expect(progress).toBeVisible();
  });
}

test("an answer to what is no longer asked is not taken", async ({ page, wizard }) => {
  await page.clock.install({ time: NOW });
  await page.goto(address({ scene: "domains", step: "authority", delay: DELAY }));
  const field = "Authority URL";
  await wizard.enter(field, "http://127.0.0.1:8703");
  await page.clock.runFor(DELAY / 2);
  await wizard.enter(field, "http://127.0.0.1:8701/.well-known/openid-configuration");
  // The first would have been answered by now.
  await page.clock.runFor(DELAY / 2 + 1000);
  await expect(wizard.finding(/differ in the slash/)).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("progressbar")).toBeVisible();
  await page.clock.runFor(DELAY / 2);
  await expect(page.getByText("Understood as http://127.0.0.1:8701", { exact: true })).toBeVisible();
  await expect(wizard.finding(/differ in the slash/)).toHaveCount(0);
  await expect(wizard.said).toHaveText(/^Authority: /);
});

test("a check goes on while another step is shown, and says so when it ends", async ({ page, wizard }) => {
  await page.clock.install({ time: NOW });
  await page.goto(address({ scene: "before-signed-in", step: "sign-in", delay: DELAY }));
  await wizard.press("Sign in");
  await wizard.go("domains");
  await wizard.isAt("domains");
  await page.clock.runFor(DELAY + 1000);
  await expect(wizard.said).toHaveText("Test sign-in: everything is right");
  await wizard.go("sign-in");
  await expect(page.getByText("Every station answered.")).toBeVisible();
});
