import { screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { expect, test } from "vitest";
import type { Change } from "../../host/contract";
import { renderStep } from "../../testing/render-step";
import { found, setupView } from "../../testing/views";
import Service from "./Service.svelte";

test("service, region and address are written as they are entered", async () => {
  const changes: Change[] = [];
  const { user } = renderStep(Service, "service", {
    host: {
      change: (_, revision, made) => {
        changes.push(...made);
        return Promise.resolve(
          setupView({
            revision: revision + 1,
            values: Object.fromEntries(changes.map(({ key, value }) => [key, value])),
            desk_host: "desk.example",
          }),
        );
      },
    },
  });
  await user.click(screen.getByRole("radio", { name: "Any service" }));
  await user.type(screen.getByLabelText("Region"), "eu{Enter}");
  await user.type(screen.getByLabelText("Address of the request API"), "https://desk.example{Enter}");
  expect(await screen.findByText(/go to desk\.example and nowhere else/)).toBeTruthy();
  expect(changes).toEqual([
    { key: "service", value: "generic" },
    { key: "region", value: "eu" },
    { key: "desk", value: "https://desk.example" },
  ]);
});

test("the token goes to the vault, and only that it is there is shown", async () => {
  const token = "canary-token-not-a-real-one";
  const handed: string[] = [];
  const { user } = renderStep(Service, "service", {
    host: {
      storeToken: (_, given) => {
        handed.push(given);
        return Promise.resolve(
          setupView({ desk_token: { state: "stored", since: "2026-08-03T09:00:00Z", lasts: false } }),
        );
      },
    },
  });
  await user.type(screen.getByLabelText("Token of the request API"), token);
  await user.click(screen.getByRole("button", { name: "Store" }));
  expect(await screen.findByText(/^The token is in the keychain since/)).toBeTruthy();
  expect(screen.getByText(/forgets the token when Latchkey is closed/)).toBeTruthy();
  expect(handed).toEqual([token]);
  expect(screen.queryByLabelText("Token of the request API")).toBeNull();
});

test("a setup of the sandbox says so", () => {
  renderStep(Service, "service", { view: { sandbox: true } });
  expect(screen.getByText("This setup belongs to the sandbox")).toBeTruthy();
});

test("what is missing is said at its field only after Continue was pressed too early", async () => {
  const lacks = { id: "setup-value-missing", step: "service" } as const;
  const { wizard } = renderStep(Service, "service", {
    view: {
      values: { service: "generic" },
      steps: [{ step: "service", state: "open", to_fix: 3, refusal: null }],
      findings: [
        found({ ...lacks, title: "the setup has no region", field: "region" }),
        found({ ...lacks, title: "the setup has no desk", field: "service" }),
      ],
    },
  });
  const wrong = () => document.querySelectorAll('[aria-invalid="true"]');
  expect(wrong()).toHaveLength(0);
  expect(await wizard.proceed()).toEqual({ why: "The setup has no region" });
  await tick();
  expect([...wrong()].slice(0, 2)).toEqual([
    screen.getByLabelText("Region"),
    screen.getByLabelText("Address of the request API"),
  ]);
  expect(screen.getByRole("radiogroup").getAttribute("aria-invalid")).toBeNull();
  expect(screen.getAllByText("Still missing. The request needs it.")).not.toHaveLength(0);
});
