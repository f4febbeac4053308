import { screen, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import type { ClaimView } from "../../host/contract";
import { renderStep } from "../../testing/render-step";
import { found, reportView } from "../../testing/views";
import People from "./People.svelte";

const CLAIMS: ClaimView[] = [
  { name: "sub", values: [{ text: "8d1f0c52", source: "both" }], matters: true, note: null },
  {
    name: "email",
    values: [{ text: "ann@acme.example", source: "userinfo" }],
    matters: true,
    note: "acme.example is an associated domain",
  },
  { name: "groups", values: [], matters: true, note: null },
  { name: "oid", values: [{ text: "42", source: "id-token" }], matters: false, note: null },
];

test("nobody has signed in: says where to", () => {
  renderStep(People, "people");
  expect(screen.getByText("Nobody has signed in yet")).toBeDefined();
  expect(screen.getByRole("button", { name: "Go to Test sign-in" })).toBeDefined();
});

test("which claim carries what, and what the e-mail means for the domains", () => {
  renderStep(People, "people", {
    view: { sign_in: reportView({ claims: CLAIMS }), values: { associated_domains: ["acme.example"] } },
  });
  const email = screen.getByText("E-mail").closest("div");
  expect(email?.textContent).toContain("ann@acme.example");
  expect(email?.textContent).toContain("in the claim email");
  expect(screen.getByText("Groups").closest("div")?.textContent).toContain("no claim carries it");
  expect(screen.getByText("acme.example is an associated domain.")).toBeDefined();
});

test("the table marks what matters, says where it stood, and keeps the rest aside", () => {
  renderStep(People, "people", { view: { sign_in: reportView({ claims: CLAIMS }) } });
  const [first] = screen.getAllByRole("table");
  const rows = within(first as HTMLElement).getAllByRole("row");
  const email = rows.find((row) => within(row).queryByText("email"));
  expect(email && within(email).getByText("matters")).toBeDefined();
  expect(email && within(email).getByText("userinfo")).toBeDefined();
  expect(within(first as HTMLElement).getByText("not received")).toBeDefined();
  expect(within(first as HTMLElement).queryByText("oid")).toBeNull();
  expect(screen.getByText("1 further claim")).toBeDefined();
});

test("what is wrong with the person is said here, what is wrong on the way is not", () => {
  renderStep(People, "people", {
    view: {
      sign_in: reportView({
        claims: CLAIMS,
        verdict: "fail",
        findings: [
          found({
            id: "domain-not-associated",
            field: "associated-domains",
            title: "in none of the domains",
          }),
          found({ id: "userinfo-status", title: "userinfo answered 500" }),
        ],
      }),
    },
  });
  expect(screen.getByRole("heading", { name: "In none of the domains" })).toBeDefined();
  expect(screen.queryByText("Userinfo answered 500")).toBeNull();
  expect(screen.getByRole("button", { name: "Go to the domains" })).toBeDefined();
});

test("claims of a test with other values are marked", () => {
  renderStep(People, "people", { view: { sign_in: reportView({ claims: CLAIMS, current: false }) } });
  expect(screen.getByText("These claims are of a test with other values")).toBeDefined();
  expect(screen.getByRole("button", { name: "Test again" })).toBeDefined();
});
