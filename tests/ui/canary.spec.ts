import { expect, type CDPSession, type Page } from "@playwright/test";
import { test } from "./wizard";

/** Never put into the page in one piece: it is typed a character at a time, and looked for out here. */
const CANARY = ["k3Vx", "9pQw", "Zr7t", "Lm2s"].join("");

/** Of the same kind, and left lying about in the page on purpose: what looks finds what there is. */
const CONTROL = ["b8Hn", "4cYd", "Tf6j", "Wg5a"].join("");

for (const { scene, step, label, stored } of [
  {
    scene: "authority",
    step: "credentials",
    label: "Client secret",
    stored: "The secret is in the keychain",
  },
  {
    scene: "desk",
    step: "service",
    label: "Token of the request API",
    stored: "The token is in the keychain",
  },
] as const) {
  test(`once it is stored, nothing in the page holds what was typed as “${label}”`, async ({
    page,
    wizard,
  }) => {
    const logged: string[] = [];
    page.on("console", (message) => logged.push(message.text()));
    await wizard.open({ scene, step });

    await wizard.field(label).focus();
    for (const character of CANARY) await page.keyboard.insertText(character);
    expect(await values(page)).toContain(CANARY);
    await page.keyboard.press("Enter");
    await expect(page.getByText(stored)).toBeVisible();
    await page.evaluate(
      (parts) => Object.assign(globalThis, { control: parts.join("") }),
      CONTROL.match(/.{4}/g) ?? [],
    );

    const heap = await heapOf(page);
    expect(heap.includes(CONTROL), "a heap snapshot shows strings").toBe(true);
    expect(heap.includes(CANARY), "in the heap").toBe(false);
    expect(await page.content(), "in the document").not.toContain(CANARY);
    expect(await values(page), "in a field").not.toContain(CANARY);
    expect(await storages(page), "in a storage").not.toContain(CANARY);
    expect(logged.join("\n"), "in the console").not.toContain(CANARY);

    await wizard.press(`Replace ${label}`);
    await expect(wizard.field(label)).toHaveValue("");
    await page.keyboard.press("Control+z");
    await expect(wizard.field(label)).toHaveValue("");
  });
}

test("what was typed and not stored is gone with the field", async ({ page, wizard }) => {
  await wizard.open({ scene: "credentials", step: "credentials" });
  await wizard.press("Replace Client secret");
  for (const character of CANARY) await page.keyboard.insertText(character);
  await page.keyboard.press("Escape");
  await expect(page.getByText("The secret is in the keychain")).toBeVisible();
  expect((await heapOf(page)).includes(CANARY)).toBe(false);
  expect(await page.content()).not.toContain(CANARY);
});

/** What stands in the fields. */
function values(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll("input, textarea")]
      .map((field) => (field as HTMLInputElement | HTMLTextAreaElement).value)
      .join("\n"),
  );
}

/** Everything that the page could have kept, as one text. */
function storages(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches = await globalThis.caches.keys();
    return JSON.stringify({
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookie: document.cookie,
      address: location.href,
      state: history.state as unknown,
      window: window.name,
      databases,
      caches,
    });
  });
}

/** A heap snapshot after collection, as V8 writes it. */
async function heapOf(page: Page): Promise<string> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  return chunks.join("");
}
