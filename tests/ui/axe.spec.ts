import { expect, type Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";
import { PLACES } from "./places";
import { test } from "./wizard";

const EVERY_RULE: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};
const STRONGER_COLOURS: RunOptions = { runOnly: { type: "rule", values: ["color-contrast-enhanced"] } };

/** The least size of what can be pressed, in CSS pixels (WCAG 2.2, 2.5.8). */
const LEAST = 24;

/** A usual window, the smallest one, and one of 1280 × 800 at 200 %. */
const SIZES = [
  [1280, 800],
  [800, 600],
  [640, 400],
] as const;

for (const [name, place] of Object.entries(PLACES)) {
  test(`${name}: usable by everybody, light and dark, at any size`, async ({ page, wizard }) => {
    await wizard.open(place);
    await place.act?.(wizard);

    expect((await page.evaluate(filled)).slice(1), "more than one main action").toEqual([]);
    expect(await violations(page, EVERY_RULE), "light").toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await violations(page, EVERY_RULE), "dark").toEqual([]);

    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      expect(await page.evaluate(tooSmall, LEAST), `targets at ${width} × ${height}`).toEqual([]);
      expect(await page.evaluate(sideways), `sideways at ${width} × ${height}`).toEqual([]);
    }
  });
}

test("a target may be small within a line of text, and not alone in its line", async ({ page }) => {
  await page.setContent(`
    <p>It is told <a href="#beside">here</a> and there.</p>
    <p><a href="#alone">here</a></p>
    <p><a href="#first">here</a> · <a href="#second">there</a></p>
    <p>It is told<br /><a href="#below">here</a></p>`);
  const small = (await page.evaluate(tooSmall, LEAST)).map((one) => /#\w+/.exec(one)?.[0]);
  expect(small).toEqual(["#alone", "#first", "#second", "#below"]);
});

test("more contrast, where the system asks for it", async ({ page, wizard }) => {
  await wizard.open({ scene: "authority-failing", step: "authority" });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, contrast: "more" });
    expect(await violations(page, STRONGER_COLOURS), colorScheme).toEqual([]);
  }
});

test("with the system's own colours the step, the choice and the focus are still told apart", async ({
  page,
  wizard,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await wizard.open({ scene: "domains", step: "service" });
  const border = (name: string) =>
    wizard.steps.getByRole("link", { name }).evaluate((link) => getComputedStyle(link).borderTopWidth);
  expect([await border("Service"), await border("Review")]).toEqual(["1px", "0px"]);

  await wizard.press("Choose another");
  const chosen = page.getByRole("radio", { name: "Another service" });
  await expect(chosen).toBeChecked();
  // The system draws it, and knows how to tell it from the others.
  expect(await chosen.evaluate((radio) => getComputedStyle(radio).appearance)).toBe("auto");

  await chosen.focus();
  await page.keyboard.press("ArrowDown");
  const focused = page.getByRole("radio", { name: "Sandbox" });
  await expect(focused).toBeFocused();
  expect(await focused.evaluate((radio) => getComputedStyle(radio).outlineStyle)).not.toBe("none");
});

/** The buttons that are filled with the accent: of what lies behind a dialog none. */
function filled(): string[] {
  const page = document.querySelector("dialog[open], [role=dialog]") ?? document.body;
  const swatch = page.appendChild(document.createElement("i"));
  swatch.style.backgroundColor = "var(--accent)";
  const accent = getComputedStyle(swatch).backgroundColor;
  swatch.remove();
  return [...page.querySelectorAll("button")]
    .filter((button) => button.checkVisibility() && getComputedStyle(button).backgroundColor === accent)
    .map((button) => button.textContent.trim());
}

/** What axe finds, one line for each element. */
async function violations(page: Page, options: RunOptions): Promise<string[]> {
  await page.evaluate(`if (!globalThis.axe) { ${axe.source} }`);
  return page.evaluate(
    async (options) => {
      const { axe } = globalThis as unknown as { axe: { run: (options: unknown) => Promise<Found> } };
      interface Found {
        violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
      }
      const found = await axe.run({ ...options, resultTypes: ["violations"] });
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ""}`),
      );
    },
    options as unknown as Record<string, unknown>,
  );
}

/** What can be pressed and is smaller than that, its label counted in; what stands within a line of text may be. */
function tooSmall(least: number): string[] {
  const PRESSED = "a[href], button, input, select, textarea, summary";

  /** Text that is no target itself stands beside it in the same line. */
  function isInSentence(target: Element): boolean {
    if (getComputedStyle(target).display !== "inline") return false;
    let block = target.parentElement;
    while (block && getComputedStyle(block).display === "inline") block = block.parentElement;
    if (!block) return false;
    const lines = [...target.getClientRects()];
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      // A mark that sets targets apart is no sentence.
      if (!/\p{L}/u.test(text.textContent ?? "") || text.parentElement?.closest(PRESSED)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const beside = (box: DOMRect) => lines.some((line) => box.top < line.bottom && line.top < box.bottom);
      if ([...range.getClientRects()].some(beside)) return true;
    }
    return false;
  }

  return [...document.querySelectorAll(PRESSED)]
    .filter((target) => target.checkVisibility() && !isInSentence(target))
    .map((target) => {
      const labels = "labels" in target ? [...((target.labels as NodeListOf<Element> | null) ?? [])] : [];
      const boxes = [target, ...labels].map((part) => part.getBoundingClientRect());
      return { target, size: Math.max(...boxes.map((box) => Math.min(box.width, box.height))) };
    })
    .filter(({ size }) => size > 1 && size < least - 0.01)
    .map(({ target, size }) => `${target.outerHTML.slice(0, 160)} ${size}`);
}

/** What scrolls sideways. */
function sideways(): string[] {
  const wide = [...document.querySelectorAll("html, body, body *")].filter((element) => {
    const { overflowX } = getComputedStyle(element);
    const scrolls = overflowX === "auto" || overflowX === "scroll" || element === document.documentElement;
    return scrolls && element.scrollWidth > element.clientWidth + 1;
  });
  return wide.map((element) => element.outerHTML.slice(0, 160));
}
