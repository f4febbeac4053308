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

const TOKEN = "0123456789abcdef0123456789abcdef";
const GUID = "01234567-89ab-cdef-0123-456789abcdef";

test.each([
  ["address/desk", "https://eve:hush@desk.acme"],
  ["address/desk", "https://eve:hush"],
  ["address/desk", "eve:hush"],
  ["address/desk", "https://desk.acme/?code=hush"],
  ["address/desk", "https://desk.acme/#hush"],
  ["address/authority", "k~8Q.aXcVbNm-qWeRtZuIoP"],
  ["address/authority", TOKEN],
  ["address/authority", GUID],
  ["address/authority", `https://${TOKEN}/a`],
  ["address/authority", `login.acme/${TOKEN}`],
  ["list/associated_domains", "k~8Q.aXcVbNm-qWeRtZuIoP"],
  ["list/associated_domains", "acme.example, eve:hush"],
  ["list/associated_domains", `acme.example ${TOKEN}`],
  ["part/entra/tenant", "k~8Q.aXcVbNm-qWeRtZuIoP"],
  ["part/entra/tenant", TOKEN],
  ["part/keycloak/server", "eve:hush"],
  ["address/desk", "https://eve:12345678"],
  ["address/desk", `https://desk.acme/${TOKEN}`],
  ["address/desk", "https://desk.acme/0123456789_bcdef0123456789"],
] as const)("under %j nothing is kept of %j, which may be a secret", (what, text) => {
  const typed = new Typed("acme", what);
  typed.text = "desk.";
  expect(new Typed("acme", what).text).toBe("desk.");
  typed.text = text;
  expect(typed.text).toBe(text);
  expect(localStorage).toHaveLength(0);
});

test.each(["https://eve:hush@desk.acme", "eve:hush@desk.acme"])(
  "however far %j is typed, the password is not kept",
  (text) => {
    const typed = new Typed("acme", "address/desk");
    for (const [end] of [...text].entries()) {
      typed.text = text.slice(0, end + 1);
      expect(Object.values(localStorage).join("")).not.toMatch(/:h/);
    }
  },
);

test.each([
  ["address/desk", "https://Desk.acme/API"],
  ["address/desk", "localhost:8080/desk"],
  ["address/desk", "http://[::1]:8080/a:b"],
  ["address/authority", "https:/"],
  ["address/authority", "https://"],
  ["address/authority", "login.acme."],
  ["address/authority", "https://münchen.example:84"],
  ["address/authority", `https://login.acme/${GUID}/v2.0`],
  ["list/break_glass_emails", "admin@acme, eve@"],
  ["list/additional_scopes", "https:/"],
  ["list/additional_scopes", "https://acme.example/read offline_"],
  ["part/entra/tenant", GUID],
  ["part/okta/server", "aus0000000000000000x"],
  ["part/keycloak/realm", "Acme GmbH"],
  ["part/keycloak/server", "https://id.acme.example:8443/auth"],
  ["part/keycloak/server", "id.acme.example:84"],
  ["answer", "Ask eve@acme.example?"],
] as const)("under %j the half %j is kept", (what, text) => {
  new Typed("acme", what).text = text;
  expect(new Typed("acme", what).text).toBe(text);
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
