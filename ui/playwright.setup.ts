/// <reference types="node" />
import { readFileSync } from "node:fs";
import { build, preview } from "vite";

/** The window's own: what it forbids there is forbidden in the tests as well. */
const { app } = JSON.parse(readFileSync("../tauri.conf.json", "utf8")) as {
  app: { security: { csp: string } };
};

/** Builds the page with the recorded host, and serves it on a free port until the tests have ended. */
export default async function serve() {
  process.env["VITE_HOST"] = "recorded";
  const outDir = "node_modules/.cache/recorded";
  await build({ logLevel: "warn", build: { outDir, emptyOutDir: true } });
  const server = await preview({
    build: { outDir },
    preview: { port: 0, host: "localhost", headers: { "Content-Security-Policy": app.security.csp } },
  });
  const [address] = server.resolvedUrls?.local ?? [];
  if (address === undefined) throw new Error("the page is served nowhere");
  process.env["LATCHKEY_TEST_PAGE"] = address;
  return () => server.close();
}
