import { expect } from "@playwright/test";
import { test } from "./wizard";

test("from first run to active, by keyboard alone and by way of mistakes", async ({ page, wizard }) => {
  await wizard.open({ scene: "first-run" });

  await test.step("first run", async () => {
    await expect(wizard.heading).toBeFocused();
    await expect(page).toHaveTitle("Latchkey");
    await wizard.press("Set up single sign-on");
    const name = wizard.field("Name");
    await expect(name).toBeFocused();
    await page.keyboard.type("Acme Inc");
    await page.keyboard.press("Enter");
    await expect(name).toHaveAccessibleDescription(/small letters, digits and hyphens/);
    await expect(name).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByRole("button", { name: "Use acme-inc" })).toBeVisible();
    await wizard.enter("Name", "acme");
    await wizard.isAt("service");
  });

  await test.step("service", async () => {
    await wizard.key(page.getByRole("radio", { name: "Another service" }), "Space");
    await wizard.unfold("If the service takes requests by an API");
    await wizard.enter("Region", "eu");
    const desk = "Address of the request API";
    await wizard.enter(desk, "http://desk.acme.example");
    await expect(wizard.field(desk)).toHaveAccessibleDescription(/scheme/);
    await expect(wizard.field(desk)).toHaveValue("http://desk.acme.example");
    await wizard.enter(desk, "http://127.0.0.1:8702");
    await expect(wizard.field(desk)).toHaveAccessibleDescription(/go to 127\.0\.0\.1 and nowhere else/);
    await wizard.enter("Token of the request API", "not-looked-at-here");
    await expect(page.getByText("The token is in the keychain")).toBeVisible();
    await expect(wizard.button("Replace Token of the request API")).toBeFocused();
    await wizard.goOn("provider");
  });

  await test.step("provider and registration", async () => {
    await wizard.goOn("register");
    await wizard.enter("Client ID", "web-basic");
    await wizard.goOn("domains");
  });

  await test.step("domains: one misspelt, and one change taken back and made again", async () => {
    await wizard.enter("Associated domains", "exmaple.com");
    await wizard.enter("Associated domains", "example.com");
    await wizard.press("Remove exmaple.com");
    await expect(page.getByText("exmaple.com", { exact: true })).toHaveCount(0);
    await wizard.enter("Break-glass addresses", "admin@example.com");
    const rescue = wizard.button("Remove admin@example.com");
    await expect(rescue).toBeVisible();
    await wizard.press("Undo the last change");
    await expect(rescue).toHaveCount(0);
    await wizard.press("Redo the change");
    await expect(rescue).toBeVisible();
    await wizard.goOn("authority");
  });

  await test.step("authority: no such name, another issuer, and the address of the document", async () => {
    const field = "Authority URL";
    await wizard.enter(field, "login acme");
    await expect(wizard.finding(/loginacme does not exist/)).toBeVisible();
    await wizard.enter(field, "http://127.0.0.1:8703");
    const slash = wizard.finding(/differ in the slash/);
    await expect(slash).toContainText("Expected");
    await expect(slash.getByRole("button", { name: "Use http://127.0.0.1:8703/" })).toBeVisible();
    await wizard.enter(field, "http://127.0.0.1:8701/.well-known/openid-configuration");
    await expect(slash).toHaveCount(0);
    await expect(page.getByText("Understood as http://127.0.0.1:8701", { exact: true })).toBeVisible();
    await expect(page.getByRole("main").getByText("3 checks passed")).toBeVisible();
    await wizard.goOn("credentials");
    await wizard.go("authority");
    await expect(wizard.field(field)).toHaveValue("http://127.0.0.1:8701");
    await wizard.goOn("credentials");
  });

  await test.step("credentials: refused, replaced, proven", async () => {
    await wizard.type("Client secret", "not-the-secret");
    await wizard.press("Store");
    await wizard.press("Test the credentials");
    await expect(page.getByText(/^Refused: /)).toBeVisible();
    await wizard.press("Replace Client secret");
    await expect(wizard.field("Client secret")).toBeFocused();
    await page.keyboard.type("another");
    await page.keyboard.press("Enter");
    await expect(page.getByText("The secret is in the keychain")).toBeVisible();
    await wizard.press("Test again");
    await expect(page.getByText(/^Proven: /)).toBeVisible();
    await wizard.press("In 12 months");
    await expect(page.getByText(/in the keychain since .*, expires /)).toBeVisible();
    await wizard.goOn("sign-in");
  });

  await test.step("test sign-in: cancelled, explained, passed", async () => {
    await wizard.unfold("Other scopes, or another address of the test");
    await wizard.enter("Another redirect address", "http://127.0.0.1:8765/callback");
    await page.clock.pauseAt(Date.now() + 60_000);
    await wizard.press("Sign in");
    await wizard.press("Cancel");
    await page.clock.resume();
    await expect(page.getByText(/^The test sign-in was cancelled/)).toBeVisible();
    await wizard.unfold("The page shows an error and does not come back");
    await wizard.type("What the page says", "Something went wrong. Try again later.");
    await wizard.press("What does it mean?");
    await expect(wizard.finding(/does not know this text/)).toBeVisible();
    await wizard.press("Sign in");
    await expect(page.getByText("Every station answered.")).toBeVisible();
    await expect(page.getByRole("region", { name: "The claims that came" })).toContainText(
      "alice@example.com",
    );
    await wizard.goOn("people");
    await wizard.goOn("provisioning");
  });

  await test.step("provisioning and review", async () => {
    await wizard.key(page.getByRole("checkbox", { name: "Provision people from the provider" }), "Space");
    await wizard.key(page.getByRole("checkbox", { name: "People may change their phone number" }), "Space");
    await wizard.goOn("review");
    await expect(page.getByText("Nothing stands in the way")).toBeVisible();
  });

  await test.step("submit: to a wrong address first", async () => {
    const desk = "Address of the request API";
    await wizard.key(page.getByRole("link", { name: "Change Service" }), "Enter");
    await wizard.isAt("service");
    await wizard.enter(desk, "http://127.0.0.1:8799");
    await wizard.go("submit");
    await wizard.isAt("submit");
    await wizard.press("Submit to 127.0.0.1");
    await expect(page.getByText("The request waits to be sent", { exact: true })).toBeVisible();
    await wizard.go("service");
    await wizard.enter(desk, "http://127.0.0.1:8702");
    await wizard.go("submit");
    await wizard.press("Send again now");
    await expect(page.getByText("The service has the request", { exact: true })).toBeVisible();
    await wizard.press("Follow it");
    await wizard.isAt("follow");
  });

  await test.step("follow: in review, asked, answered, active", async () => {
    await wizard.press("Check now");
    await expect(page.getByText("In review").first()).toBeVisible();
    await wizard.press("Check now");
    await expect(page.getByRole("region", { name: "The service asks" })).toBeVisible();
    await wizard.type("Your answer", "The support team, from Monday on");
    await wizard.press("Send the answer");
    await expect(wizard.field("Your answer")).toHaveCount(0);
    await wizard.press("Check now");
    await expect(page.getByText("Active: people can sign in").first()).toBeVisible();
    await expect(page.getByText("verified", { exact: true })).toBeVisible();
  });
});
