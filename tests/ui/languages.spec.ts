import { FluentResource } from "@fluent/bundle";
import { expect } from "@playwright/test";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { PLACES } from "./places";
import { NOW, recording, test } from "./wizard";

const WORDS = join(__dirname, "../../src-tauri/catalog/words");
const english = messages("en");
const german = messages("de");
const ids = new Set(english.keys());

/** What is said in English alone; not what the engine, which was recorded in English, says in the same words. */
const englishOnly = new Set(
  [...english.values()].filter(
    (text) => ![...german.values()].includes(text) && !JSON.stringify(recording).includes(text),
  ),
);

/** Pages that show something of every file of words. */
const SHOWN = Object.entries(PLACES).filter(([, place]) => place.act === undefined);

for (const [name, place] of SHOWN) {
  test(`${name}: in German, with nothing left in English`, async ({ page, wizard }) => {
    await wizard.open({ ...place, lang: "de" });
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    const said = await page.evaluate(everything);
    expect(said.filter((text) => ids.has(text))).toEqual([]);
    expect(said.filter((text) => englishOnly.has(text))).toEqual([]);
  });
}

test("days and times are written as the language has them", async ({ page, wizard }) => {
  const day = (language: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "Europe/Berlin" }).format(NOW);
  await wizard.open({ scene: "active", step: "follow", lang: "de" });
  await expect(page.getByRole("main")).toContainText(day("de"));
  await wizard.open({ scene: "active", step: "follow" });
  await expect(page.getByRole("main")).toContainText(day("en-GB"));
  await wizard.open({ scene: "list", lang: "de" });
  await expect(page.getByText("in 5 Tagen")).toBeVisible();
  await expect(page.getByText("vor 3 Tagen")).toBeVisible();
});

test("another language is spoken at once when it is chosen", async ({ page, wizard }) => {
  await wizard.open({ scene: "list", page: "settings" });
  await page.getByRole("radio", { name: "Deutsch" }).press("Space");
  await expect(wizard.heading).toHaveText(german.get("settings-title") ?? "");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("radio", { name: "Deutsch" })).toBeFocused();
});

/** The window's messages that are one text without anything filled in. */
function messages(language: string): Map<string, string> {
  const folder = join(WORDS, language, "window");
  const text = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  const { body } = new FluentResource(text.join("\n"));
  return new Map(body.flatMap(({ id, value }) => (typeof value === "string" ? [[id, value] as const] : [])));
}

/** Every text that is shown or read out. */
function everything(): string[] {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const said = [document.title];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text) said.push(node.data);
    else if (node instanceof Element)
      for (const name of ["aria-label", "title", "placeholder"]) said.push(node.getAttribute(name) ?? "");
  }
  return said.map((text) => text.trim().replace(/\s+/g, " ")).filter(Boolean);
}
