import { screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import type { Change, SetupView } from "../../host/contract";
import { renderStep } from "../../testing/render-step";
import { serviceView, setupView } from "../../testing/views";
import Provider from "./Provider.svelte";

function begin(view: Partial<SetupView> = {}) {
  const changes: Change[] = [];
  const { user } = renderStep(Provider, "provider", {
    view,
    host: {
      change: (_, revision, made) => {
        changes.push(...made);
        return Promise.resolve(
          setupView({ revision: revision + 1, values: { provider: made[0]?.value ?? "" } }),
        );
      },
    },
  });
  return { user, changes };
}

const names = () =>
  screen.getAllByRole("radio").map((radio) => {
    const label = radio.getAttribute("aria-labelledby") ?? "";
    return document.getElementById(label)?.textContent;
  });

test("nothing has to be chosen: any OpenID Provider is what stands there", () => {
  begin();
  const other = screen.getByRole("radio", { name: "Another OpenID Provider" });
  expect(other.matches(":checked")).toBe(true);
});

test("the search finds a provider by its name or id, and Enter takes the only one", async () => {
  const { user, changes } = begin();
  const search = screen.getByRole("searchbox", { name: "Search providers" });
  await user.type(search, "ENTRA");
  expect(names()).toEqual(["Microsoft Entra ID", "Another OpenID Provider"]);
  expect(screen.getByRole("status").textContent).toBe("One provider");
  await user.keyboard("{Enter}");
  expect(changes).toEqual([{ key: "provider", value: "entra" }]);
  await user.keyboard("{Escape}");
  expect(names()).toHaveLength(8);
});

test("what is not in the catalog is told what works all the same", async () => {
  const { user } = begin();
  await user.type(screen.getByRole("searchbox", { name: "Search providers" }), "acme");
  expect(names()).toEqual(["Another OpenID Provider"]);
  expect(screen.getByText(/^Not in the catalog/)).toBeTruthy();
});

test("going back to another provider takes the choice out", async () => {
  const { user, changes } = begin({ values: { provider: "okta" } });
  await user.click(screen.getByRole("radio", { name: "Another OpenID Provider" }));
  expect(changes).toEqual([{ key: "provider", value: "" }]);
});

test("a provider that was recognised is named, and can be chosen", async () => {
  const provider = { id: "okta", name: "Okta", recognised: true, console: null, secret_lifetime: "" };
  const { user, changes } = begin({ provider });
  expect(screen.getByText("Okta was recognised from the authority")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Choose Okta" }));
  expect(changes).toEqual([{ key: "provider", value: "okta" }]);
});

test("of providers that the service does not take, the reason is told", async () => {
  const service = serviceView({ providers: ["entra"] });
  const { user } = begin({ service });
  expect(names()).toEqual(["Microsoft Entra ID"]);
  expect(screen.getByText("Wiki takes Microsoft Entra ID only.")).toBeTruthy();
  expect(screen.queryByText("Okta")).toBeNull();
  await user.type(screen.getByRole("searchbox", { name: "Search providers" }), "okta");
  expect(screen.queryByRole("radio")).toBeNull();
  expect(screen.getByText("Okta").parentElement?.textContent).toContain(
    "Not with Wiki: it takes Microsoft Entra ID only.",
  );
});

test("a service that speaks SAML is not told of OpenID Providers", () => {
  begin({ service: serviceView({ protocol: "saml" }) });
  expect(screen.getByRole("radio", { name: "Another SAML provider" })).toBeTruthy();
  expect(screen.queryByText(/OpenID/)).toBeNull();
});
