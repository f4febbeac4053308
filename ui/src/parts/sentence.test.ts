import { expect, test } from "vitest";
import { sentence } from "./sentence";

test.each([
  ["the client id is the tenant's id", "The client id is the tenant's id"],
  ["e-mail addresses are missing", "E-mail addresses are missing"],
  ["über die Schnittstelle", "Über die Schnittstelle"],
  ["acme.example is no domain", "acme.example is no domain"],
  ["https://id.example/ does not answer", "https://id.example/ does not answer"],
  ["exam: a single name without a dot", "exam: a single name without a dot"],
  ["PKCE is missing", "PKCE is missing"],
  ["", ""],
])("%j begins as %j", (words, told) => {
  expect(sentence(words)).toBe(told);
});
