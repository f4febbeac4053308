import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte({ configFile: false }), svelteTesting()],
  // The port is the one that `devUrl` in tauri.conf.json names; another one would leave the window blank.
  server: { host: "localhost", port: 5173, strictPort: true },
  // The oldest web views that the window supports: WebKit of macOS 13 and WebKitGTK 2.40, WebView2 is newer.
  build: { target: ["safari16.4", "chrome111"] },
  test: { environment: "jsdom" },
});
