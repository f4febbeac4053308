import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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

/** Shows the part of the page that begins with this heading or callout. */
const scrollTo = (text: string | RegExp) => async (wizard: Wizard) => {
  const part = wizard.page.getByRole("main").getByText(text).first();
  await part.evaluate((element) => element.scrollIntoView({ block: "center" }));
};

/** Signs in until the provider is waited for. */
const waitForProvider = async (wizard: Wizard) => {
  const waiting = wizard.page.getByText(/^Waiting for: Provider/);
  await wizard.page.clock.pauseAt(Date.now() + 60_000);
  await wizard.press("Sign in");
  while (!(await waiting.isVisible())) await wizard.page.clock.runFor(10);
};

/** The name of each picture, the place that it shows, how, and what is done there instead. */
const SCREENS: Record<string, [place: string, look?: Look, act?: Place["act"]]> = {
  "00-first-run": ["first run"],
  "00-first-run-german": ["first run", { lang: "de" }],
  "00-list": ["list"],
  "00-list-dark": ["list", DARK],
  "00-settings": ["settings"],
  "01-service": ["service"],
  "01-service-too-early": ["service, pressed too early"],
  "02-provider": ["provider"],
  "03-register": ["register"],
  "04-domains": ["domains"],
  "05-authority-failing": ["authority, failing"],
  "05-authority-failing-dark": ["authority, failing", DARK],
  "05-authority-failing-small": ["authority, failing", SMALL],
  "05-authority-failing-zoomed": ["authority, failing", ZOOMED],
  "05-authority": ["authority"],
  "06-credentials-refuted": ["credentials, refuted", {}, scrollTo(/^Refused: /)],
  "06-credentials": ["credentials", {}, scrollTo(/^Proven: /)],
  "07-sign-in-before": ["sign-in, before", {}, () => Promise.resolve()],
  "07-sign-in-running": ["sign-in, before", {}, waitForProvider],
  "07-sign-in-passed": ["sign-in, passed"],
  "07-sign-in-passed-dark": ["sign-in, passed", DARK],
  "07-sign-in-broken": ["sign-in, broken at the token endpoint"],
  "07-sign-in-broken-small": ["sign-in, broken at the token endpoint", SMALL],
  "08-people": ["people"],
  "09-provisioning": ["provisioning"],
  "10-review-blocked": ["review, blocked"],
  "10-review": ["review"],
  "11-submit": ["submit"],
  "11-submit-offline": ["submit, offline"],
  "12-follow-asked": ["follow, asked"],
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
