import svelte from "eslint-plugin-svelte";
import { defineConfig } from "eslint/config";
import typescript from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

export default defineConfig(
  { ignores: ["dist", "src/host/contract.ts"] },
  // Without types: svelte-check and tsc know them, and the rules that need them take a minute.
  typescript.configs.strict,
  typescript.configs.stylistic,
  svelte.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: { extraFileExtensions: [".svelte"], parser: typescript.parser, svelteConfig },
    },
  },
  {
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^@tauri-apps/",
              message: "Only host/tauri.ts speaks to Tauri; use the interface in host/host.ts.",
            },
          ],
        },
      ],
      // No date is changed here, only read.
      "svelte/prefer-svelte-reactivity": "off",
      // The policy of the window forbids style attributes.
      "svelte/no-inline-styles": "error",
    },
  },
  { files: ["src/host/tauri.ts"], rules: { "no-restricted-imports": "off" } },
);
