import { render, screen } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import App from "../App.svelte";
import type { SettingsView, SetupLine, SetupPage, SetupView, Start } from "../host/contract";
import type { Host } from "../host/host";
import { catalog, fakeHost, setupView } from "./views";
import { words } from "./words";

/** A line of the list, but for what a test says of it. */
export function setupLine(overrides: Partial<SetupLine> = {}): SetupLine {
  return {
    name: "acme",
    standing: { standing: "draft" },
    service: "All Quiet",
    provider: "Acme ID",
    next: "authority",
    secret_expires_at: null,
    secret_expires_soon_at: null,
    changed_at: "2026-08-03T09:00:00Z",
    ...overrides,
  };
}

/** A list with these setups and no more. */
export function setupPage(setups: SetupLine[], overrides: Partial<SetupPage> = {}): SetupPage {
  return { total: setups.length, found: setups.length, setups, ...overrides };
}

/** The settings of the first day, but for what a test says of them. */
export function settingsView(overrides: Partial<SettingsView> = {}): SettingsView {
  return {
    language: null,
    languages: [
      { code: "de", name: "Deutsch" },
      { code: "en", name: "English" },
    ],
    theme: "system",
    proxy: null,
    roots: [],
    data_folder: "/data/latchkey",
    keychain: "dev.latchkey.desktop",
    version: "0.1.0",
    ...overrides,
  };
}

/** What the window begins with, in English, but for what a test says of it. */
export function startWith(overrides: Partial<Start> = {}): Start {
  return {
    settings: settingsView(),
    language: "en",
    words: words("en"),
    setups: setupPage([setupLine()]),
    ...overrides,
  };
}

/** Shows the whole page at an address. The list that it asks for is the one that it began with. */
export function renderApp({
  at = "#/",
  start = startWith(),
  host = {},
}: { at?: string; start?: Start; host?: Partial<Host> } = {}): { user: UserEvent } {
  location.hash = at;
  const setups = () => Promise.resolve(start.setups);
  render(App, { host: fakeHost({ setups, catalog: () => Promise.resolve(catalog()), ...host }), start });
  return { user: userEvent.setup({ delay: null }) };
}

/** Shows the page with a setup open at a step. */
export async function renderSetup(
  at: string,
  view: Partial<SetupView> = {},
  host: Partial<Host> = {},
): Promise<{ user: UserEvent }> {
  const open = () => Promise.resolve(setupView(view));
  const rendered = renderApp({ at: `#/setup/acme/${at}`, host: { open, ...host } });
  await screen.findByRole("navigation", { name: "Steps" });
  return rendered;
}
