import { expect, test } from "vitest";
import type { LayerView } from "../host/contract";
import { duration } from "../words/words.svelte";
import { asText, total } from "./layers";

const layers: LayerView[] = [
  { id: "discovery", label: "Discovery", text: "https://id.example/", took_us: null, state: "heading" },
  { id: "name", label: "Name", text: "2 addresses", took_us: 11_000, state: "done" },
  { id: "connect", label: "Connection", text: "slower", took_us: 90_000, state: "aside" },
  { id: "tls", label: "TLS", text: "refused", took_us: 4_000, state: "broken" },
];

test("what was observed as text has a line for each layer", () => {
  expect(asText(layers, duration).split("\n")).toEqual([
    "Discovery https://id.example/",
    "- Name: 2 addresses (11\u00a0ms)",
    "- Connection: slower (90\u00a0ms)",
    "x TLS: refused (4.0\u00a0ms)",
  ]);
});

test("the time of a layer that another took the place of is not counted", () => {
  expect(total(layers)).toBe(15_000);
});
