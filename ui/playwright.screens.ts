import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

/** Takes the pictures of tests/ui/screens anew. */
export default defineConfig({ ...tests, testMatch: "screens.ts" });
