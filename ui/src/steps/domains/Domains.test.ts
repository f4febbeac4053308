import { screen, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import type { Change } from "../../host/contract";
import { renderStep } from "../../testing/render-step";
import { found, setupView } from "../../testing/views";
import Domains from "./Domains.svelte";

test("domains and addresses are written as lists", async () => {
  const changes: Change[] = [];
  const { user } = renderStep(Domains, "domains", {
    view: { values: { associated_domains: ["acme.com"] } },
    host: {
      change: (_, revision, made) => {
        changes.push(...made);
        return Promise.resolve(
          setupView({ revision: revision + 1, values: { associated_domains: ["acme.com", "acme.test"] } }),
        );
      },
    },
  });
  await user.type(screen.getByRole("textbox", { name: "Associated domains" }), "acme.test{Enter}");
  await user.type(screen.getByRole("textbox", { name: "Break-glass addresses" }), "root@acme.com{Enter}");
  expect(changes).toEqual([
    { key: "associated_domains", value: ["acme.com", "acme.test"] },
    { key: "break_glass_emails", value: ["root@acme.com"] },
  ]);
});

test("a domain that is refused says why at its field and stays there", async () => {
  const { user } = renderStep(Domains, "domains", {
    host: {
      change: () =>
        Promise.reject({
          schema: "https://latchkey.dev/schema/failure/v1",
          code: "invalid-value",
          message: "an address, not a domain",
          hints: [],
          field: "associated-domains",
        }),
    },
  });
  const field = screen.getByRole<HTMLInputElement>("textbox", { name: "Associated domains" });
  await user.type(field, "https://acme.com{Enter}");
  expect(await screen.findByText("An address, not a domain")).toBeTruthy();
  expect(field.value).toBe("https://acme.com");
  expect(field.getAttribute("aria-invalid")).toBe("true");
});

test("what was found of a domain is shown, and what the empty field says itself is not", () => {
  renderStep(Domains, "domains", {
    view: {
      findings: [
        found({ id: "setup-value-missing", title: "the setup has no break_glass_emails", step: "domains" }),
        found({ id: "domain-public-suffix", title: "co.uk belongs to everybody", step: "domains" }),
        found({ title: "of another step" }),
      ],
    },
  });
  const list = screen.getByRole("region", { name: "What was found" });
  expect(within(list).getByText("co.uk belongs to everybody")).toBeTruthy();
  expect(within(list).getAllByRole("article")).toHaveLength(1);
});
