import { screen } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { Change } from "../../host/contract";
import { renderStep } from "../../testing/render-step";
import { serviceView, setupView } from "../../testing/views";
import Provisioning from "./Provisioning.svelte";

test("the preferences are asked only of whoever wants it, and each is written down at once", async () => {
  const change = vi.fn((_setup: string, _revision: number, changes: Change[]) =>
    Promise.resolve(setupView({ values: Object.fromEntries(changes.map(({ key, value }) => [key, value])) })),
  );
  const { user } = renderStep(Provisioning, "provisioning", { host: { change } });
  expect(screen.queryByLabelText("People must confirm their phone number")).toBeNull();

  await user.click(screen.getByLabelText("Provision people from the provider"));
  expect(change).toHaveBeenLastCalledWith("acme", 1, [{ key: "provisioning.wanted", value: true }]);

  await user.click(await screen.findByLabelText("People must confirm their phone number"));
  expect(change).toHaveBeenLastCalledWith("acme", 1, [
    { key: "provisioning.confirm_phone_number", value: true },
  ]);
  expect(screen.getByText("Connecting comes later")).toBeDefined();
});

test("nobody is asked for what the setup is made for, nor for what the service does not take", () => {
  const service = serviceView({ always_provisions: true, preferences: [] });
  renderStep(Provisioning, "provisioning", { view: { service } });
  expect(screen.queryByLabelText("Provision people from the provider")).toBeNull();
  expect(screen.queryByLabelText("People must confirm their phone number")).toBeNull();
  expect(screen.getByText("People are provisioned")).toBeDefined();
});
