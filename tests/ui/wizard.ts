import { expect, test as base, type Locator, type Page } from "@playwright/test";
import type { Change, Step } from "../../ui/src/host/contract";
import recorded from "../../ui/src/host/recorded/recording.json";
import type { Entry } from "../../ui/src/host/recorded/tape";

/** What the page's host plays. */
export const recording = recorded as unknown as Entry[];

/** The day and minute of the recording: "in 12 months" is pressed then. */
export const NOW = recordedNow();

function recordedNow(): Date {
  const expiry = (change: Change) => change.key === "secret_expires_at";
  const changes = recording.flatMap((entry) => (entry.call === "change" ? (entry.args[0] as Change[]) : []));
  const ends = changes.find(expiry)?.value;
  if (typeof ends !== "string") throw new Error("the recording sets no end of the secret");
  const now = new Date(ends);
  now.setUTCFullYear(now.getUTCFullYear() - 1);
  return now;
}

/** What each step is called in the list of steps, and its heading with the sandbox's provider. */
export const STEPS: Record<Step, { name: string; title: string }> = {
  service: { name: "Service", title: "Which service do people sign in to?" },
  provider: { name: "Provider", title: "Which provider do people sign in with?" },
  register: { name: "Register the app", title: "Register the app at the provider" },
  domains: { name: "Domains", title: "Whose addresses belong to this organisation?" },
  authority: { name: "Authority", title: "Where do people sign in?" },
  credentials: { name: "Credentials", title: "Client id and secret" },
  "sign-in": { name: "Test sign-in", title: "Sign in once, for real" },
  people: { name: "People", title: "Whom the service will see" },
  provisioning: { name: "Provisioning", title: "Should people be provisioned?" },
  review: { name: "Review", title: "Everything once more" },
  submit: { name: "Submit", title: "Submit the request" },
  follow: { name: "Follow", title: "How the request stands" },
};

/** How the page is opened. */
export interface Opening {
  /** The state of the recording that it begins in. */
  scene: string;
  /** The step that it shows; the list where none is named. */
  step?: Step;
  /** Another page. */
  page?: "settings" | "link";
  /** Milliseconds after which the engine answers. */
  delay?: number;
  lang?: string;
}

/** The window as a person at the keyboard has it. */
export class Wizard {
  constructor(readonly page: Page) {}

  /** Opens the page on the day of the recording, and waits until it is there. */
  async open(opening: Opening): Promise<void> {
    await this.page.clock.setFixedTime(NOW);
    await this.page.goto(address(opening));
    await expect(this.heading).toBeVisible();
  }

  get heading(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  get steps(): Locator {
    return this.page.getByRole("navigation", { name: "Steps" });
  }

  /** What a screen reader was told last. */
  get said(): Locator {
    return this.page.getByRole("status").last();
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole("button", { name, exact: true });
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true }).and(this.page.locator("input, textarea"));
  }

  finding(title: string | RegExp): Locator {
    return this.page.getByRole("article", { name: title });
  }

  /** Brings the focus to `target` from where it is, by Tab, and by the arrows within a group of choices. */
  async reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let press = 0; press < 300; press += 1) {
      const key = await target.evaluate(towards);
      if (key === null) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`no key leads to ${String(target)}`);
  }

  /** Presses a key on `target`. */
  async key(target: Locator, key: "Enter" | "Space"): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press(key);
  }

  /** Presses a button by Enter. */
  async press(name: string | RegExp, within?: Locator): Promise<void> {
    await this.key(this.button(name, within), "Enter");
  }

  /** Types a text into a field, in the place of what it has. */
  async type(label: string, text: string): Promise<void> {
    await this.reach(this.field(label));
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.type(text);
  }

  /** Types a text into a field, and hands it over by Enter. */
  async enter(label: string, text: string): Promise<void> {
    await this.type(label, text);
    await this.page.keyboard.press("Enter");
  }

  /** Opens what is folded away under this label. */
  async unfold(label: string): Promise<void> {
    await this.key(this.page.getByText(label, { exact: true }), "Enter");
  }

  /** Goes to a step by the list of steps. */
  async go(step: Step): Promise<void> {
    await this.key(this.steps.getByRole("link", { name: STEPS[step].name }), "Enter");
  }

  /** Goes on to the step after this one, which must be `step`. */
  async goOn(step: Step): Promise<void> {
    await this.press("Continue");
    await this.isAt(step);
  }

  /** The step is shown, its heading has the focus, and list, title and address say so. */
  async isAt(step: Step): Promise<void> {
    const { name, title } = STEPS[step];
    await expect(this.heading).toHaveText(title);
    await expect(this.heading).toBeFocused();
    const here = this.steps.getByRole("link").and(this.page.locator('[aria-current="step"]'));
    await expect(here).toHaveCount(1);
    await expect(here).toContainText(name);
    await expect(this.page).toHaveTitle(`${title} · acme · Latchkey`);
    expect(new URL(this.page.url()).hash).toBe(`#/setup/acme/${step}`);
  }
}

/** A test with the window at hand. It fails too where the browser complained, such as of the content policy. */
export const test = base.extend<{ wizard: Wizard }>({
  wizard: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      const icon = message.location().url.endsWith("/favicon.ico");
      if (message.type() === "error" && !icon) complaints.push(message.text());
    });
    await use(new Wizard(page));
    expect(complaints).toEqual([]);
  },
});

/** The key that brings the focus nearer to an element; nothing where it is there. */
function towards(target: Element): string | null {
  const at = document.activeElement ?? document.body;
  if (at === target) return null;
  const isChoice = (one: Element) => one instanceof HTMLInputElement && one.type === "radio";
  if (isChoice(at) && isChoice(target) && at.getAttribute("name") === target.getAttribute("name")) {
    const name = CSS.escape(target.getAttribute("name") ?? "");
    const group = [...document.querySelectorAll(`input[type="radio"][name="${name}"]`)];
    const ahead = (group.indexOf(target) - group.indexOf(at) + group.length) % group.length;
    return ahead <= group.length / 2 ? "ArrowDown" : "ArrowUp";
  }
  const isBefore = at.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING;
  return isBefore && !target.contains(at) ? "Shift+Tab" : "Tab";
}

/** The address that a page is opened at, relative to where it is served. */
export function address({ scene, step, page, delay, lang }: Opening): string {
  const query = new URLSearchParams({ scene });
  if (delay !== undefined) query.set("delay", String(delay));
  if (lang !== undefined) query.set("lang", lang);
  const hash = step ? `/setup/acme/${step}` : `/${page ?? ""}`;
  return `./?${query}#${hash}`;
}
