import { expect, test } from "vitest";
import { zoomByKeys } from "./zoom";

function press(key: string, more: KeyboardEventInit = { ctrlKey: true }): boolean {
  const event = new KeyboardEvent("keydown", { key, cancelable: true, ...more });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

test("the page is shown larger and smaller by the usual keys, and never too much", () => {
  const asked: number[] = [];
  const end = zoomByKeys((factor) => asked.push(factor));
  expect(press("+")).toBe(true);
  press("=", { metaKey: true });
  press("-");
  press("0");
  expect(asked).toEqual([1.1, 1.25, 1.1, 1]);
  for (let i = 0; i < 20; i += 1) press("+");
  expect(asked.at(-1)).toBe(3);
  for (let i = 0; i < 20; i += 1) press("-");
  expect(asked.at(-1)).toBe(0.5);
  end();
  press("0");
  expect(asked.at(-1)).toBe(0.5);
});

test("a key that only types is left alone", () => {
  const asked: number[] = [];
  const end = zoomByKeys((factor) => asked.push(factor));
  expect(press("+", {})).toBe(false);
  expect(press("0", { ctrlKey: true, altKey: true })).toBe(false);
  expect(press("z")).toBe(false);
  end();
  expect(asked).toEqual([]);
});
