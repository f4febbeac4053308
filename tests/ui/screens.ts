import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { PLACES, type Place } from "./places";
import { packed } from "./png";
import { Wizard, test } from "./wizard";

const FOLDER = join(__dirname, "screens");

/** How a picture is taken; where nothing is said, light and 1280 × 800. */
interface Look {
  colorScheme?: "dark";
  width?: number;
  height?: number;
  lang?: string;
}

const SMALL: Look = { width: 800, height: 600 };
/** A window of 1280 × 800 at 200 %. */
const ZOOMED: Look = { width: 640, height: 400 };
const DARK: Look = { colorScheme: "dark" };

/** Shows the page from this text on. */
const scrollTo =
  (text: string, act?: Place["act"]): Place["act"] =>
  async (wizard) => {
    await act?.(wizard);
    const part = wizard.page.getByRole("main").getByText(text, { exact: true }).first();
    await part.evaluate((element) => {
      const above = element.getBoundingClientRect().top - 20;
      element.closest("main")?.scrollBy(0, above);
    });
  };

/** What is to be fixed, where Continue brings whoever presses it too early. */
const continueTooEarly = async (wizard: Wizard) => {
  await wizard.press("Continue");
  await expect(wizard.page.getByRole("article").first()).toBeFocused();
};

/** Gives a reason to submit without a passing test. */
const giveReason = async (wizard: Wizard) => {
  await wizard.field("Reason").fill("The test account is created tomorrow.");
};

/** Signs in until the provider is waited for. */
const waitForProvider = async (wizard: Wizard) => {
  const waiting = wizard.page.getByText(/^Waiting for: Provider/);
  await wizard.page.clock.pauseAt(Date.now() + 60_000);
  await wizard.press("Sign in");
  while (!(await waiting.isVisible())) await wizard.page.clock.runFor(10);
};

/** Has the address explained of a page that never came back. */
const explainPage = async (wizard: Wizard) => {
  await waitForProvider(wizard);
  await wizard.press("Cancel");
  await wizard.page.clock.resume();
  await wizard.unfold("The page shows an error and does not come back");
  await wizard
    .field("What the page says")
    .fill("http://127.0.0.1:8765/callback?error=access_denied&error_description=The+user+cancelled");
  await wizard.press("What does it mean?");
  await expect(wizard.finding(/./).last()).toBeVisible();
};

/** The name of each picture, the place that it shows, how, and what is done there instead. */
const SCREENS: Record<string, [place: string, look?: Look, act?: Place["act"]]> = {
  "00-first-run": ["first run"],
  "00-first-run-german": ["first run", { lang: "de" }],
  "00-list": ["list"],
  "00-list-dark": ["list", DARK],
  "00-settings": ["settings"],
  "00-forget-everything": ["forget everything"],
  "01-service": ["service"],
  "01-service-too-early": ["service, pressed too early"],
  "02-provider": ["provider"],
  "03-register": ["register"],
  "04-domains": ["domains"],
  "05-authority-failing": ["authority, failing"],
  "05-authority-failing-dark": ["authority, failing", DARK],
  "05-authority-failing-small": ["authority, failing", SMALL, continueTooEarly],
  "05-authority-failing-zoomed": ["authority, failing", ZOOMED, continueTooEarly],
  "05-authority": ["authority"],
  "06-credentials-refuted": ["credentials, refuted", {}, scrollTo("Secret expires")],
  "06-credentials": ["credentials", {}, scrollTo("Client ID")],
  "07-sign-in-before": ["sign-in, before", {}, () => Promise.resolve()],
  "07-sign-in-running": ["sign-in, before", {}, waitForProvider],
  "07-sign-in-passed": ["sign-in, passed"],
  "07-sign-in-passed-dark": ["sign-in, passed", DARK],
  "07-sign-in-broken": ["sign-in, broken at the token endpoint"],
  "07-sign-in-broken-small": ["sign-in, broken at the token endpoint", SMALL],
  "07-sign-in-never-back": ["sign-in, before", {}, scrollTo("Sign in", explainPage)],
  "08-people": ["people"],
  "08-people-claims": ["people", {}, scrollTo("Claims", (wizard) => wizard.unfold("8 further claims"))],
  "08-people-claims-dark": [
    "people",
    DARK,
    scrollTo("Claims", (wizard) => wizard.unfold("8 further claims")),
  ],
  "09-provisioning": ["provisioning"],
  "10-review-blocked": ["review, blocked"],
  "10-review": ["review"],
  "10-review-override": ["review, untested", {}, scrollTo("Submit without a passing test", giveReason)],
  "11-submit": ["submit"],
  "11-submit-offline": ["submit, offline"],
  "12-follow-asked": ["follow, asked"],
  "12-follow-withdraw": ["follow, take back"],
  "12-follow-withdraw-dark": ["follow, take back", DARK],
  "12-follow-active": ["follow, active"],
};

mkdirSync(FOLDER, { recursive: true });

for (const [name, [place, look = {}, act]] of Object.entries(SCREENS)) {
  test(name, async ({ page, wizard }) => {
    const shown = PLACES[place];
    if (!shown) throw new Error(`there is no place ${place}`);
    const { colorScheme = "light", width = 1280, height = 800, ...rest } = look;
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height });
    await wizard.open({ ...shown, ...rest });
    await (act ?? shown.act)?.(wizard);
    const picture = packed(await page.screenshot({ caret: "hide" }));
    writeFileSync(join(FOLDER, `${name}.png`), picture);
  });
}
