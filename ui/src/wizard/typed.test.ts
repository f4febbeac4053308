import { beforeEach, expect, test } from "vitest";
import { forgetLeft, leaveAt } from "./left";
import { Typed } from "./typed.svelte";

beforeEach(() => {
  localStorage.clear();
});

test("what was typed is there when the window is opened again, until it was sent", () => {
  const answer = new Typed("acme", "answer");
  expect(answer.text).toBe("");
  answer.text = "Both domains are ours.";
  expect(new Typed("acme", "answer").text).toBe("Both domains are ours.");
  expect(new Typed("acme", "reason").text).toBe("");
  expect(new Typed("acme-2", "answer").text).toBe("");
  answer.text = "";
  expect(localStorage).toHaveLength(0);
});

test("what was sent still stands there, and not when the window is opened again", () => {
  const account = new Typed("acme", "account");
  account.text = "eve@acme.example";
  account.sent();
  expect(account.text).toBe("eve@acme.example");
  expect(new Typed("acme", "account").text).toBe("");
});

test("of an address nothing is kept that may be a password or a code", () => {
  const address = new Typed("acme", "address/desk");
  address.text = "https://desk.acme.";
  expect(new Typed("acme", "address/desk").text).toBe("https://desk.acme.");
  for (const unsafe of [
    "https://eve:hush@desk.acme",
    "https://desk.acme/?code=hush",
    "https://desk.acme/#hush",
  ]) {
    address.text = unsafe;
    expect(address.text).toBe(unsafe);
    expect(localStorage).toHaveLength(0);
  }
  // In prose they mean nothing.
  new Typed("acme", "answer").text = "Ask eve@acme.example?";
  expect(localStorage).toHaveLength(1);
});

test("a setup that is deleted takes along what was typed for it, and no other's", () => {
  new Typed("acme", "answer").text = "Yes.";
  leaveAt("acme", "follow");
  new Typed("acme-2", "reason").text = "The provider is replaced tomorrow.";
  forgetLeft("acme");
  expect(Object.keys(localStorage)).toEqual(["typed/acme-2/reason"]);
  forgetLeft();
  expect(localStorage).toHaveLength(0);
});
