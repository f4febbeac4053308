import { configure } from "@testing-library/svelte";
import { afterEach, beforeEach, vi } from "vitest";
import { speak } from "../words/words.svelte";
import { words } from "./words";

// jsdom lays nothing out, and so has nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;

// Nor does it show what lies on top of everything else, with what a browser does for it.
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
  this.querySelector<HTMLElement>("a, button, input, textarea, select")?.focus();
  this.addEventListener("keydown", ({ key }) => key === "Escape" && this.dispatchEvent(new Event("cancel")));
};

// The radio buttons of user-event ask for it.
vi.stubGlobal("CSS", { escape: (text: string) => text.replace(/[^\w-]/g, "\\$&") });

// A limit that only what never comes reaches, on a busy machine too.
configure({ asyncUtilTimeout: 10_000 });

beforeEach(() => speak("en", words("en")));

afterEach(() => {
  localStorage.clear();
  location.hash = "";
});
