import { expect } from "@playwright/test";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { STEPS, test } from "./wizard";
import type { Step } from "../../ui/src/host/contract";

const root = join(__dirname, "../..");

/** The page's own words, by id; several where the text is chosen by a case. */
const words = new Map<string, string[]>();
const folder = join(root, "src-tauri/catalog/words/en/window");
for (const file of readdirSync(folder)) {
  let texts: string[] = [];
  for (const line of readFileSync(join(folder, file), "utf8").split("\n")) {
    const [, id, text] = /^([a-z0-9-]+) = (.+)$/.exec(line) ?? [];
    const chosen = /^ +\*?\[.+?\] (.+)$/.exec(line)?.[1];
    if (id !== undefined && text !== undefined) words.set(id, (texts = text.endsWith("->") ? [] : [text]));
    else if (chosen !== undefined) texts.push(chosen);
  }
}

/** The page's words that statements of the seed documents are shown by, by service. */
const claimed = new Map<string, Set<string>>();
const statements = readFileSync(join(root, "tests/fixtures/seeds.toml"), "utf8").split("[[statement]]");
for (const statement of statements) {
  const service = /^service = "(.+)"$/m.exec(statement)?.[1];
  for (const [, id] of statement.matchAll(/"word:([a-z0-9-]+)"/g)) {
    if (service === undefined || id === undefined || !words.has(id)) continue;
    claimed.set(service, (claimed.get(service) ?? new Set()).add(id));
  }
}

test("words of the page are claimed for statements", () => {
  expect([...claimed.keys()].sort()).toEqual(["all-quiet", "leasepilot"]);
});

for (const [service, ids] of claimed) {
  test(`what the seeds say of ${service} in the page's words stands on its pages`, async ({
    page,
    wizard,
  }) => {
    const shown: string[] = [];
    await wizard.open({ scene: service, step: "service" });
    const links = await wizard.steps.getByRole("link").allTextContents();
    const has = (step: string) => links.some((link) => link.includes(STEPS[step as Step].name));
    for (const step of Object.keys(STEPS).filter(has)) {
      for (const scene of [`${service}-begun`, service]) {
        await wizard.open({ scene, step: step as Step });
        await page.locator("details").evaluateAll((all) => {
          for (const one of all) (one as HTMLDetailsElement).open = true;
        });
        shown.push(await page.getByRole("main").innerText());
      }
    }
    const all = shown.join("\n");
    const missing = [...ids].filter((id) => !words.get(id)?.some((text) => all.includes(text)));
    expect(missing).toEqual([]);
  });
}
