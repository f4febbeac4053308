/// <reference types="node" />
import { defineConfig } from "@playwright/test";

/** An installed browser: `cargo xtask test browser` names the one it found; Playwright's own search knows Chrome. */
const browser = process.env["LATCHKEY_TEST_BROWSER"];

export default defineConfig({
  testDir: "../tests/ui",
  outputDir: "node_modules/.cache/playwright",
  globalSetup: "./playwright.setup.ts",
  // It names where the tests find this folder's packages: they stand outside of it.
  tsconfig: "../tests/ui/tsconfig.json",
  fullyParallel: true,
  forbidOnly: process.env["CI"] !== undefined,
  workers: 2,
  timeout: 60_000,
  reporter: [["list"]],
  use: {
    // Set by the global setup, before any worker reads this file.
    baseURL: process.env["LATCHKEY_TEST_PAGE"],
    ...(browser === undefined ? { channel: "chrome" } : {}),
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      // A container's root may not use the sandbox, and its /dev/shm is small.
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    viewport: { width: 1280, height: 800 },
    trace: "off",
  },
});
