import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

/** Takes the pictures of tests/ui/screens anew. */
export default defineConfig({
  ...tests,
  testMatch: "screens.ts",
  // A browser writes the fields for a day and a time in its own language, and Chromium often has no other.
  use: { ...tests.use, locale: "en-US" },
});
