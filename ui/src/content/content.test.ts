import { screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { expect, test } from "vitest";
import type { FieldView, StepContent } from "../host/contract";
import Domains from "../steps/domains/Domains.svelte";
import { renderStep } from "../testing/render-step";
import { serviceView, setupView } from "../testing/views";

const content = (overrides: Partial<StepContent>): StepContent => ({
  step: "domains",
  notes: [],
  procedures: [],
  fields: [],
  ...overrides,
});

const field = (overrides: Partial<FieldView> = {}): FieldView => ({
  id: "host",
  label: "Host",
  kind: "host",
  options: [],
  required: true,
  value: null,
  hint: null,
  caution: null,
  who: null,
  elsewhere: false,
  confidential: false,
  ...overrides,
});

/** A step of a service that has this to say there, with a host that notes the answers. */
function begin(overrides: Partial<StepContent>) {
  const answers: string[][] = [];
  const rendered = renderStep(Domains, "domains", {
    view: { service: serviceView(), content: [content(overrides), content({ step: "review" })] },
    host: {
      answerField: (_, revision, id, text) => {
        answers.push([id, text]);
        return Promise.resolve(setupView({ revision: revision + 1, service: serviceView() }));
      },
    },
  });
  return { ...rendered, answers };
}

test("every step shows what the service says there: what does harm first", () => {
  begin({
    notes: [
      { id: "a", weight: "note", text: "Good to know: `x`." },
      { id: "b", weight: "warning", text: "Without it nobody gets in." },
    ],
  });
  const notes = screen.getByRole("region", { name: "What Wiki says" });
  expect(notes.textContent).toMatch(/Without it nobody gets in\..*Good to know: x\./s);
  expect(within(notes).getByText("x").tagName).toBe("CODE");
});

test("what is done in the service is numbered, each with what goes wrong", () => {
  begin({
    procedures: [
      {
        id: "p",
        title: "Switch it on",
        lead: "Once it works.",
        actions: [
          { text: "Open `Settings`.", caution: null },
          { text: "Press `On`.", caution: "It cannot be undone." },
        ],
      },
    ],
  });
  const procedure = screen.getByRole("region", { name: "Switch it on" });
  const actions = within(procedure).getAllByRole("listitem");
  expect(actions.map((action) => action.textContent.replace(/\s+/g, " ").trim())).toEqual([
    "1 Open Settings.",
    "2 Press On. It cannot be undone.",
  ]);
});

test("a field says what belongs into it, who knows it and what goes wrong, and is answered", async () => {
  const { user, answers } = begin({
    fields: [field({ hint: "Without `https`.", who: "whoever runs it", caution: "No port." })],
  });
  const input = screen.getByLabelText("Host");
  const ids = (input.getAttribute("aria-describedby") ?? "").split(" ");
  const told = ids.map((id) => document.getElementById(id)?.textContent.trim());
  expect(told).toEqual(["Without https.\nWho knows it: whoever runs it.", "No port."]);
  await user.type(input, "wiki.example{Enter}");
  expect(answers).toEqual([["host", "wiki.example"]]);
});

test("a certificate is pasted over several lines, and taken when the field is left", async () => {
  const { user, answers } = begin({
    fields: [field({ id: "cert", label: "Certificate", kind: "certificate", required: false })],
  });
  const input = screen.getByLabelText("Certificate (optional)");
  expect(input.tagName).toBe("TEXTAREA");
  await user.click(input);
  await user.paste("-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----");
  expect(answers).toEqual([]);
  await user.tab();
  expect(answers).toEqual([["cert", "-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----"]]);
});

test("one of several is chosen", async () => {
  const { user, answers } = begin({
    fields: [field({ id: "mode", label: "Mode", kind: "choice", options: ["off", "on"], value: "off" })],
  });
  expect(screen.getByRole("radio", { name: "off" }).matches(":checked")).toBe(true);
  await user.click(screen.getByRole("radio", { name: "on" }));
  expect(answers).toEqual([["mode", "on"]]);
});

test("what is refused is said at its field", async () => {
  const { user, wizard } = renderStep(Domains, "domains", {
    view: { service: serviceView(), content: [content({ fields: [field()] })] },
    host: {
      answerField: () =>
        Promise.reject({
          schema: "latchkey/failure/1",
          code: "invalid-value",
          message: "expected a host name",
          hints: [],
          field: "answer",
        }),
    },
  });
  await user.type(screen.getByLabelText("Host"), "no host{Enter}");
  expect(await screen.findByText("Expected a host name")).toBeTruthy();
  expect(screen.getByLabelText("Host").getAttribute("aria-invalid")).toBe("true");
  expect(wizard.failure).toBeNull();
});

test("an empty field is called missing only after Continue was pressed too early, and only if it is needed", async () => {
  const { wizard } = begin({ fields: [field(), field({ id: "b", label: "Other", required: false })] });
  expect(screen.getByLabelText("Host").getAttribute("aria-invalid")).toBeNull();
  wizard.early = "domains";
  await tick();
  expect(screen.getByLabelText("Host").getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByLabelText("Other (optional)").getAttribute("aria-invalid")).toBeNull();
});

test("of a value that is for the admin alone it is said that it stays here", () => {
  begin({ fields: [field({ label: "Set-up link", confidential: true }), field({ id: "b", label: "Host" })] });
  expect(screen.getAllByText(/no sheet and no mail has it/)).toHaveLength(1);
});
