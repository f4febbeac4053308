import { expect, type Page } from "@playwright/test";
import { PLACES } from "./places";
import { STEPS, test } from "./wizard";

test("Continue, pressed too early, goes to what blocks and says why", async ({ page, wizard }) => {
  await wizard.open({ scene: "begun", step: "service" });
  await wizard.press("Continue");
  const services = page.getByRole("radiogroup", { name: "Service" });
  await expect(services).toBeFocused();
  await expect(services).toHaveAccessibleDescription(/Still missing/);
  await expect(wizard.said).toHaveText("The service is not chosen");

  await wizard.open({ scene: "authority-failing", step: "authority" });
  await wizard.press("Continue");
  await expect(wizard.finding(/differ in the slash/)).toBeFocused();
  await expect(wizard.said).toHaveText("One thing is to be fixed first.");
});

test("a refused move says why, and leads to where it can be done", async ({ page, wizard }) => {
  await wizard.open({ scene: "begun", step: "service" });
  const message = page.getByRole("region", { name: "Message" });
  await wizard.go("people");
  await expect(message).toContainText("People cannot be opened yet");
  await expect(message).toContainText("known after a test sign-in");
  await expect(wizard.button("Go to Test sign-in")).toBeFocused();
  await expect(wizard.heading).toHaveText(STEPS.service.title);

  await page.keyboard.press("Enter");
  await expect(message).toContainText("needs the client id");
  await expect(wizard.button("Go to Register the app")).toBeFocused();
  await page.keyboard.press("Enter");
  await wizard.isAt("register");
  await expect(message).toBeHidden();

  await page.goto("./?scene=begun#/setup/acme/follow");
  await expect(message).toContainText("Nothing was submitted yet");
  await wizard.press("Dismiss");
  await expect(message).toBeHidden();
});

const DIALOGS = [
  { opening: { scene: "list" }, button: "New setup" },
  { opening: { scene: "list" }, button: "Delete acme" },
  { opening: { scene: "list", page: "settings" }, button: "Forget everything…" },
  { opening: { scene: "credentials", step: "credentials" }, button: "Forget" },
  { opening: { scene: "question", step: "follow" }, button: "Take the request back" },
] as const;

for (const { opening, button } of DIALOGS) {
  test(`the dialog of “${button}” keeps the focus, and gives it back`, async ({ page, wizard }) => {
    await wizard.open(opening);
    await wizard.press(button);
    const dialog = page.getByRole("dialog");
    await expect(dialog).toHaveAccessibleName(/\S/);
    await expect(wizard.button(/.*/, dialog).first()).toBeVisible();
    for (const key of ["Tab", "Tab", "Tab", "Tab", "Shift+Tab", "Shift+Tab"]) {
      await page.keyboard.press(key);
      await expect(dialog.locator(":focus")).toHaveCount(1);
    }
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(wizard.button(button)).toBeFocused();
  });
}

test("a change is undone and made again by the usual keys, but not out of a text", async ({
  page,
  wizard,
}) => {
  await wizard.open({ scene: "domains", step: "domains" });
  const rescue = wizard.button("Remove admin@example.com");
  await expect(wizard.heading).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(rescue).toHaveCount(0);
  await expect(wizard.said).toHaveText("The last change is undone");
  await page.keyboard.press("Control+Shift+z");
  await expect(rescue).toBeVisible();
  await expect(wizard.said).toHaveText("The change is made again");

  await wizard.field("Associated domains").focus();
  await page.keyboard.insertText("acme");
  await page.keyboard.press("Control+z");
  await expect(wizard.field("Associated domains")).toHaveValue("");
  await expect(rescue).toBeVisible();
});

test("the list is searched from anywhere by one key", async ({ page, wizard }) => {
  await wizard.open({ scene: "list" });
  const search = page.getByRole("searchbox", { name: "Search setups" });
  await page.keyboard.press("/");
  await expect(search).toBeFocused();
  await page.keyboard.type("okta");
  await expect(page.getByText("1 of 5 setups found")).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(1);
  await page.keyboard.press("/");
  await expect(search).toHaveValue("okta/");
  await expect(page.getByText(/No setup has “okta\/”/)).toBeVisible();
  await wizard.press("Show all");
  await expect(page.getByRole("listitem")).toHaveCount(5);
  await expect(search).toHaveValue("");
});

test("in a small window the steps unfold and what was observed is pulled out, and both go by Escape", async ({
  page,
  wizard,
}) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await wizard.open({ scene: "authority-failing", step: "authority" });
  const bar = wizard.button(/^Step 5 of 12/);
  await expect(wizard.steps).toBeHidden();
  await bar.press("Enter");
  await expect(wizard.steps).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(wizard.steps).toBeHidden();
  await expect(bar).toBeFocused();

  const pull = wizard.button(/^What was observed/);
  await pull.press("Enter");
  await expect(page.getByRole("heading", { name: /^What was observed/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: /^What was observed/ })).toBeHidden();
  await expect(pull).toBeFocused();
});

test("a set-up link is pasted, looked at and taken over without a mouse", async ({ page, wizard }) => {
  await wizard.open({ scene: "list", page: "link" });
  const about = page.getByRole("heading", { level: 2 }).first();
  await expect(wizard.heading).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(wizard.field("Set-up link")).toBeFocused();
  await page.keyboard.insertText("latchkey://setup?from=offered");
  await page.keyboard.press("Enter");
  await expect(about).toHaveText("An offer for Sandbox");
  await expect(about).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(wizard.field("Name")).toBeFocused();
  await page.keyboard.insertText("acme");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/setup\/acme/);
});

for (const [link, why] of [
  ["expired", "The link has ended"],
  ["revoked", "127.0.0.1:8706 does not offer this any more"],
] as const) {
  test(`a link that is ${link} says so, and is closed without a mouse`, async ({ page, wizard }) => {
    await wizard.open({ scene: "list", page: "link" });
    await wizard.enter("Set-up link", `latchkey://setup?from=${link}`);
    await expect(page.getByText(why)).toBeVisible();
    await expect(page.getByRole("heading", { name: "Nothing can be taken over" })).toBeFocused();
    await expect(wizard.button("Begin this setup")).toHaveCount(0);
    await page.keyboard.press("Tab");
    await expect(wizard.button("Look again")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(wizard.button("Close")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#\/$/);
  });
}

test("a file is saved, and where it is is said", async ({ page, wizard }) => {
  await wizard.open({ scene: "all-quiet", step: "register" });
  await wizard.press("Save as a page…");
  await expect(wizard.said).toHaveText("Written to /home/admin/acme.html");
  await expect(wizard.button("Save as a page…")).toBeFocused();
  await expect(page.getByText("Written to /home/admin/acme.html").first()).toBeVisible();
});

const USUAL = { width: 1280, height: 800 };
const LOW = { width: 640, height: 400 };
/** Where much stands below each other. */
const LONG = ["credentials, refuted", "link, none", "link, offer", "link, expired", "link, refused"];
/** What is there in a small window only. */
const SMALL: Record<string, typeof LOW> = {
  "authority, observed pulled out": { width: 800, height: 600 },
  "authority, steps unfolded": LOW,
};

for (const [name, place] of Object.entries(PLACES)) {
  for (const size of LONG.includes(name) ? [USUAL, LOW] : [SMALL[name] ?? USUAL]) {
    test(`${name}: at ${size.width} × ${size.height} Tab comes to everything, and shows where it is`, async ({
      page,
      wizard,
    }) => {
      await page.setViewportSize(size);
      await wizard.open(place);
      await place.act?.(wizard);
      const { missed, unseen } = await tabbed(page);
      expect(missed).toEqual([]);
      expect(unseen).toEqual([]);
    });
  }
}

/** Tabs once through the page: what was never focused, and what could not be seen when it was. */
async function tabbed(page: Page): Promise<{ missed: string[]; unseen: string[] }> {
  const unseen: string[] = [];
  const reachable = await page.evaluate(() => {
    // Behind a dialog nothing is reached.
    const page = document.querySelector("dialog:modal") ?? document;
    const all = page.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary");
    const shown = [...all].filter(
      (one) => one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0 && isStop(one),
    );
    /** Of the choices between which the arrows lead, Tab comes to the chosen one, or to the first. */
    function isStop(one: HTMLElement): boolean {
      if (!(one instanceof HTMLInputElement) || one.type !== "radio") return true;
      const group = [...page.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(one.name)}"]`)];
      return one === (group.find((other) => other.checked) ?? group[0]);
    }
    return shown.map((one, index) => (one.dataset["tab"] = String(index)) && one.outerHTML.slice(0, 120));
  });
  const met = new Set<number>();
  // Some fields have several parts, and the way leads through the browser's own bars.
  for (let press = 0; met.size < reachable.length && press < 2 * reachable.length + 10; press += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      if (!(one instanceof HTMLElement) || one.dataset["tab"] === undefined) return null;
      const box = one.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 20)];
      const top = document.elementFromPoint(x, y);
      // The browser marks the parts of a day and a time itself.
      const outlined =
        getComputedStyle(one).outlineStyle !== "none" || one.matches("[type=date], [type=time]");
      return { index: Number(one.dataset["tab"]), seen: outlined && top !== null && one.contains(top) };
    });
    if (at === null) continue;
    met.add(at.index);
    if (!at.seen) unseen.push(reachable[at.index] ?? "");
  }
  return { missed: reachable.filter((_, index) => !met.has(index)), unseen };
}
