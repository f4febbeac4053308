import { svelte } from "@sveltejs/vite-plugin-svelte";
import tailwindcss from "@tailwindcss/vite";
import { svelteTesting } from "@testing-library/svelte/vite";
import { loadEnv, type Plugin } from "vite";
import { defineConfig } from "vitest/config";

/**
 * Asks for the styles before the script. What comes later is delivered when the script has run, and then the
 * first picture is laid out twice.
 */
const stylesFirst: Plugin = {
  name: "styles-first",
  transformIndexHtml: {
    order: "post",
    handler: (html) => html.replace(/(<script .*<\/script>)(\s*)(<link rel="stylesheet".*>)/, "$3$2$1"),
  },
};

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), tailwindcss(), svelteTesting(), stylesFirst],
  // Written out as a constant, so that the host for the browser falls out of the build for the window.
  define: { "import.meta.env.VITE_HOST": JSON.stringify(loadEnv(mode, ".")["VITE_HOST"] ?? "tauri") },
  // The port is the one that `devUrl` in tauri.conf.json names; another one would leave the window blank.
  server: {
    host: "localhost",
    port: 5173,
    strictPort: true,
    // Tests read the words where the engine has them.
    fs: { allow: [".", "../src-tauri/catalog/words"] },
  },
  build: {
    // The oldest web views that the window supports: WebKit of macOS 13 and WebKitGTK 2.40, WebView2 is newer.
    target: ["safari16.4", "chrome111"],
    modulePreload: { polyfill: false },
    // Two scripts: what the first picture needs, and everything else.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: "first", tags: ["$initial"] }, { name: "later" }],
        },
      },
    },
  },
  test: {
    css: true,
    environment: "jsdom",
    setupFiles: "src/testing/setup.ts",
    include: ["src/**/*.test.ts"],
    // Roles are looked up slowly in jsdom, and a compiler may keep the machine busy.
    testTimeout: 30_000,
  },
}));
