import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { Host } from "../host/host";
import { renderApp, settingsView, setupPage, startWith } from "../testing/render-app";
import { words } from "../testing/words";

const at = "#/settings";

/** The app at its settings, once they are there. */
async function opened(options: Parameters<typeof renderApp>[0]): Promise<ReturnType<typeof renderApp>> {
  const app = renderApp(options);
  await screen.findByRole("heading", { level: 1 });
  return app;
}

test("another language is spoken at once", async () => {
  const german = startWith({
    language: "de",
    words: words("de"),
    settings: settingsView({ language: "de" }),
  });
  const setLanguage = vi.fn<Host["setLanguage"]>().mockResolvedValue(german);
  const { user } = await opened({ at, host: { setLanguage } });
  await user.click(screen.getByRole("radio", { name: "Deutsch" }));
  expect(setLanguage.mock.calls).toEqual([["de"]]);
  expect(await screen.findByRole("heading", { level: 1, name: "Einstellungen" })).toBeTruthy();
  await waitFor(() => expect(document.documentElement.lang).toBe("de"));
});

test("the theme is shown at once", async () => {
  const setTheme = vi
    .fn<Host["setTheme"]>()
    .mockImplementation((theme) => Promise.resolve(settingsView({ theme })));
  const { user } = await opened({ at, host: { setTheme } });
  await user.click(screen.getByRole("radio", { name: "Dark" }));
  await waitFor(() => expect(document.documentElement.dataset["theme"]).toBe("dark"));
});

test("a proxy that is refused says why at its field", async () => {
  const failure = {
    schema: "latchkey/failure/1",
    code: "invalid-value",
    message: "the proxy has no port",
    hints: [],
    field: "proxy",
  };
  const setProxy = vi
    .fn<Host["setProxy"]>()
    .mockRejectedValueOnce(failure)
    .mockImplementation((proxy) => Promise.resolve(settingsView({ proxy })));
  const { user } = await opened({ at, host: { setProxy } });
  const field = screen.getByRole<HTMLInputElement>("textbox", { name: "Proxy" });
  await user.type(field, "http://p{Enter}");
  expect(await within(screen.getByRole("main")).findByText("The proxy has no port")).toBeTruthy();
  await user.type(field, ":1 {Enter}");
  await waitFor(() => expect(setProxy.mock.lastCall).toEqual(["http://p:1"]));
  await waitFor(() => expect(field.value).toBe("http://p:1"));
});

test("further roots are added, told by whose they are, and removed", async () => {
  const corp = { name: "corp.pem", subjects: ["CN=Corp Root", "CN=Corp Root 2"] };
  const host = {
    addRoots: () => Promise.resolve(settingsView({ roots: [corp] })),
    removeRoots: vi.fn<Host["removeRoots"]>().mockResolvedValue(settingsView()),
  };
  const { user } = await opened({ at, host });
  await user.click(screen.getByRole("button", { name: "Add a file" }));
  expect(await screen.findByText("CN=Corp Root 2")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Remove corp.pem" }));
  expect(host.removeRoots.mock.calls).toEqual([["corp.pem"]]);
  expect(await screen.findByText("None is added.")).toBeTruthy();
});

test("where the data lie can be read and opened", async () => {
  const openLink = vi.fn<Host["openLink"]>().mockResolvedValue();
  const { user } = await opened({ at, host: { openLink } });
  expect(screen.getByText("/data/latchkey")).toBeTruthy();
  expect(screen.getByText("dev.latchkey.desktop")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Open the folder" }));
  expect(openLink.mock.calls).toEqual([[{ link: "data-folder" }]]);
});

test("forgetting everything says what goes and what stays, and ends at the first page", async () => {
  const forgetEverything = vi.fn<Host["forgetEverything"]>().mockResolvedValue();
  const start = () => Promise.resolve(startWith({ setups: setupPage([]) }));
  localStorage.setItem("left/acme", "domains");
  const { user } = await opened({
    at,
    host: { forgetEverything, start, setups: () => Promise.resolve(setupPage([])) },
  });
  await user.click(screen.getByRole("button", { name: "Forget everything…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Forget everything?" }));
  expect(dialog.getByText("requests at the services, and what they hold")).toBeTruthy();
  expect(forgetEverything).not.toHaveBeenCalled();
  await user.click(dialog.getByRole("button", { name: "Forget everything" }));
  expect(await screen.findByRole("button", { name: "Set up single sign-on" })).toBeTruthy();
  expect(localStorage).toHaveLength(0);
});
