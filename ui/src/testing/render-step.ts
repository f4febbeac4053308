import { render } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { Component } from "svelte";
import type { SetupView, Step } from "../host/contract";
import type { Host } from "../host/host";
import { Wizard } from "../wizard/wizard.svelte";
import InStep from "./InStep.svelte";
import { fakeHost, setupView } from "./views";

/** Shows one step of a setup, with a host that does what `host` says and nothing else. */
export function renderStep(
  component: Component,
  step: Step,
  { view = {}, host = {} }: { view?: Partial<SetupView>; host?: Partial<Host> } = {},
): { wizard: Wizard; user: UserEvent } {
  const wizard = new Wizard(fakeHost(host), setupView(view), step);
  render(InStep, { wizard, step: component });
  return { wizard, user: userEvent.setup() };
}
