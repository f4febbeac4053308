import { expect, test } from "vitest";
import type { LayerView } from "../host/contract";
import { duration } from "../words/words.svelte";
import { asText, total } from "./layers";

const layers: LayerView[] = [
  { id: "discovery", label: "Discovery", text: "https://id.example/", took_us: 16_000, state: "heading" },
  { id: "name", label: "Name", text: "2 addresses", took_us: 11_000, state: "done" },
  { id: "connect", label: "Connection", text: "slower", took_us: 90_000, state: "aside" },
  { id: "tls", label: "TLS", text: "refused", took_us: 4_000, state: "broken" },
];

test("what was observed as text has a line for each layer", () => {
  expect(asText(layers, duration).split("\n")).toEqual([
    "Discovery https://id.example/ (16\u00a0ms)",
    "- Name: 2 addresses (11\u00a0ms)",
    "- Connection: slower (90\u00a0ms)",
    "x TLS: refused (4.0\u00a0ms)",
  ]);
});

test("what the exchanges took is counted, and no part of them twice", () => {
  expect(total([...layers, ...layers])).toBe(32_000);
});
