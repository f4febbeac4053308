import { configure } from "@testing-library/svelte";
import { afterEach, beforeEach } from "vitest";
import { speak } from "../words/words.svelte";
import { words } from "./words";

// jsdom lays nothing out, and so has nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;

// A limit that only what never comes reaches, on a busy machine too.
configure({ asyncUtilTimeout: 10_000 });

beforeEach(() => speak("en", words("en")));

afterEach(() => {
  localStorage.clear();
  location.hash = "";
});
