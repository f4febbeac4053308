import { screen, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import type { Change } from "../../host/contract";
import { renderStep } from "../../testing/render-step";
import { setupView } from "../../testing/views";
import Register from "./Register.svelte";

const TEST = "http://127.0.0.1:8765/callback";
const SERVICE = "https://app.example/signin-oidc";

test("the values to enter stand apart from the temporary one, and each is copied as it is", async () => {
  const copied: string[] = [];
  const { user } = renderStep(Register, "register", {
    view: {
      provider: {
        id: "keycloak",
        name: "Keycloak",
        recognised: false,
        console: "Clients > (client) > Settings > Valid redirect URIs",
      },
      test_redirect: TEST,
      register: [
        { label: "Redirect address", value: SERVICE, note: null, key: "further_redirect_uris" },
        { label: "For the test", value: TEST, note: null, key: "redirect_uri" },
      ],
    },
    host: { copy: (text) => Promise.resolve(void copied.push(text)) },
  });
  expect(screen.getByRole("heading", { level: 1, name: "Register the app at Keycloak" })).toBeTruthy();
  expect(screen.getByText("Valid redirect URIs")).toBeTruthy();
  const enter = screen.getByRole("region", { name: "Values to enter there" });
  const temporary = screen.getByRole("region", { name: "Only for the test sign-in" });
  expect(within(enter).queryByText(TEST)).toBeNull();
  expect(within(temporary).getByText("Temporary")).toBeTruthy();
  await user.click(within(enter).getByRole("button"));
  await user.click(within(temporary).getByRole("button"));
  expect(copied).toEqual([SERVICE, TEST]);
});

test("without a provider the way to choose one is offered", async () => {
  const { user } = renderStep(Register, "register");
  await user.click(screen.getByRole("button", { name: "Choose the provider" }));
  expect(location.hash).toBe("#/setup/acme/provider");
});

test("the client id that comes back is written down", async () => {
  const changes: Change[] = [];
  const { user } = renderStep(Register, "register", {
    host: {
      change: (_, revision, made) => {
        changes.push(...made);
        return Promise.resolve(setupView({ revision: revision + 1, values: { client_id: "abc" } }));
      },
    },
  });
  await user.type(screen.getByLabelText("Client ID"), "abc");
  await user.tab();
  expect(changes).toEqual([{ key: "client_id", value: "abc" }]);
});
