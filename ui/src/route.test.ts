import { expect, test } from "vitest";
import { address, read, type Route } from "./route";

test.each<[Route, string]>([
  [{ page: "list" }, "#/"],
  [{ page: "settings" }, "#/settings"],
  [{ page: "setup", setup: "acme", step: null }, "#/setup/acme"],
  [{ page: "setup", setup: "a/b ü", step: "sign-in" }, "#/setup/a%2Fb%20%C3%BC/sign-in"],
])("%o has an address that leads back to it", (route, hash) => {
  expect(address(route)).toBe(hash);
  expect(read(hash)).toEqual(route);
});

test.each([
  ["", { page: "list" }],
  ["#", { page: "list" }],
  ["#/nowhere", { page: "list" }],
  ["#/setup/", { page: "list" }],
  ["#/setup/%E0%A4%A", { page: "list" }],
  ["#/setup/acme/no-step", { page: "setup", setup: "acme", step: null }],
])("the address %j is read as %o", (hash, route) => {
  expect(read(hash)).toEqual(route);
});
