import { mount } from "svelte";
import App from "./App.svelte";
import { asFailure } from "./host/failure";
import { tauri } from "./host/tauri";
import NotStarted from "./NotStarted.svelte";
import "./styles/tokens.css";

// Not awaited at the top: the script of the other pages imports this one, and would wait for its end.
async function begin(): Promise<void> {
  const target = document.body;
  try {
    const host =
      import.meta.env.VITE_HOST === "recorded"
        ? (await import("./host/recorded/host")).recordedHost(new URL(location.href))
        : tauri;
    mount(App, { target, props: { host, start: await host.start() } });
  } catch (reason) {
    mount(NotStarted, { target, props: { failure: asFailure(reason) } });
  }
}

void begin();
