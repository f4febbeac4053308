import { cleanup, render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Change, FormView, LookEvent, LookView, SetupView } from "../../host/contract";
import type { Host, Run } from "../../host/host";
import { commitAll } from "../../parts/pending";
import InStep from "../../testing/InStep.svelte";
import { renderStep } from "../../testing/render-step";
import { found, reportView, setupView } from "../../testing/views";
import Authority from "./Authority.svelte";

const ISSUER = "https://id.acme.example/tenant";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A look that was asked for, and the way to answer it. */
interface Asked {
  text: string;
  run: Run<LookEvent>;
  answer: (view: LookView) => void;
}

/** Types in fake time, into a step whose looks are answered by the test. */
function begin(view: Partial<SetupView> = {}, host: Partial<Host> = {}) {
  const asked: Asked[] = [];
  const lookAtAuthority: Host["lookAtAuthority"] = (_, text, run) =>
    new Promise((answer) => asked.push({ text, run, answer }));
  const { wizard } = renderStep(Authority, "authority", { view, host: { lookAtAuthority, ...host } });
  const user = userEvent.setup({ advanceTimers: (ms) => void vi.advanceTimersByTime(ms) });
  return {
    wizard,
    user,
    asked,
    field: screen.getByRole<HTMLInputElement>("textbox", { name: "Authority URL" }),
  };
}

function looked(authority: string, more: Partial<LookView> = {}): LookView {
  const report = reportView({ subject: "authority", hops: [], findings: [], took_ms: 214 });
  return {
    understood: authority,
    note: null,
    report,
    setup: setupView({ revision: 2, values: { authority }, authority: report }),
    ...more,
  };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

test("the look starts once, when the typing rests", async () => {
  const { user, asked, field } = begin();
  await user.type(field, ISSUER);
  expect(asked).toEqual([]);
  vi.advanceTimersByTime(399);
  expect(asked).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(asked.map((look) => look.text)).toEqual([ISSUER]);
  await tick();
  expect(screen.getByRole("progressbar", { name: "Looking at the authority" })).toBeTruthy();
});

test("a text that is no authority is there again with the reason, and no longer than until one is", async () => {
  const none = { understood: null, note: "an address needs a host", setup: setupView({ revision: 2 }) };
  const first = begin();
  await first.user.type(first.field, "https://");
  vi.advanceTimersByTime(400);
  first.asked[0]?.answer(looked("", none));
  await settle();
  cleanup();
  const second = begin();
  expect(second.field.value).toBe("https://");
  second.asked[0]?.answer(looked("", none));
  await settle();
  expect(second.field.getAttribute("aria-invalid")).toBe("true");
  await second.user.type(second.field, ISSUER.slice("https://".length));
  vi.advanceTimersByTime(400);
  second.asked[1]?.answer(looked(ISSUER));
  await settle();
  cleanup();
  expect(begin().field.value).toBe("");
});

test("typing on ends the look, and its late answer is not taken", async () => {
  const { user, asked, field, wizard } = begin();
  await user.type(field, "https://id.acme.example");
  vi.advanceTimersByTime(400);
  await user.type(field, "/tenant");
  expect(asked[0]?.run.signal?.aborted).toBe(true);
  asked[0]?.answer(looked("https://id.acme.example", { note: "the late answer" }));
  await settle();
  expect(screen.queryByText(/late answer/i)).toBeNull();
  expect(wizard.text("authority")).toBe("");
  vi.advanceTimersByTime(400);
  asked[1]?.answer(looked(ISSUER));
  await settle();
  expect(wizard.text("authority")).toBe(ISSUER);
  expect(field.value).toBe(ISSUER);
});

test("each layer is told as it ends, and the look can be cancelled", async () => {
  const { user, asked, field } = begin();
  await user.type(field, `${ISSUER}{Enter}`);
  asked[0]?.run.onEvent?.({
    event: "layer",
    layer: { id: "name", label: "Name", text: "4 addresses", took_us: 11_000, state: "done" },
  });
  await tick();
  expect(screen.getByText("Looking at the authority: Name 11 ms")).toBeTruthy();
  // Each stands in the page too, where the window has no room for the column of what was observed.
  const layer = () => screen.queryByText("4 addresses")?.closest("li");
  expect(layer()?.textContent).toMatch(/Name.*11\u00a0ms/s);
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(asked[0]?.run.signal?.aborted).toBe(true);
  expect(screen.getByText(/^The look was cancelled/)).toBeTruthy();
  expect(layer()).toBeUndefined();
  expect(field.value).toBe(ISSUER);
});

test("the normal form is named at once, and stands in the field when it is left", async () => {
  const { user, asked, field } = begin();
  const pasted = `${ISSUER}/.well-known/openid-configuration`;
  await user.type(field, `${pasted}{Enter}`);
  asked[0]?.answer(looked(ISSUER, { note: "the discovery path was taken off" }));
  await settle();
  expect(field.value).toBe(pasted);
  expect(screen.getByText("Understood as").textContent).toContain(ISSUER);
  expect(screen.getByText("The discovery path was taken off")).toBeTruthy();
  await user.tab();
  expect(field.value).toBe(ISSUER);
  expect(screen.queryByText("Understood as")).toBeNull();
  expect(asked).toHaveLength(1);
});

test("a text that is no authority says so at the field and keeps what was typed", async () => {
  const { user, asked, field } = begin({
    values: { authority: ISSUER },
    authority: reportView({ subject: "authority", hops: [], findings: [found({ step: "authority" })] }),
  });
  expect(screen.getByRole("heading", { name: "What was found" })).toBeTruthy();
  await user.clear(field);
  await user.type(field, "acme{Enter}");
  asked[0]?.answer({
    understood: null,
    note: "it has no dot",
    report: null,
    setup: setupView({ values: { authority: ISSUER } }),
  });
  await settle();
  expect(field.value).toBe("acme");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText("It has no dot")).toBeTruthy();
});

test("a fix is entered by its button, and looked at", async () => {
  const right = `${ISSUER}/v2.0`;
  const changes: Change[][] = [];
  const report = reportView({
    subject: "authority",
    hops: [],
    findings: [
      found({ id: "a", grade: "note", title: "a note", step: "authority" }),
      found({
        id: "issuer",
        title: "the issuer is another",
        step: "authority",
        apply: "authority",
        suggestion: right,
        expected: right,
        received: ISSUER,
      }),
    ],
  });
  const { user, asked, field } = begin(
    { values: { authority: ISSUER }, authority: report },
    {
      change: (_, revision, made) => {
        changes.push(made);
        return Promise.resolve(
          setupView({
            revision: revision + 1,
            values: { authority: right },
            authority: { ...report, current: false },
          }),
        );
      },
    },
  );
  const card = screen.getByRole("article", { name: "The issuer is another" });
  await user.click(within(card).getByRole("button", { name: `Use ${right}` }));
  await settle();
  expect(changes).toEqual([[{ key: "authority", value: right }]]);
  expect(field.value).toBe(right);
  expect(asked.map((look) => look.text)).toEqual([right]);
});

test("a report of other values is marked, and an undo does not look by itself", async () => {
  const report = reportView({ subject: "authority", hops: [], current: false });
  const { user, asked, wizard, field } = begin(
    { values: { authority: `${ISSUER}/v2.0` }, authority: reportView({ subject: "authority", hops: [] }) },
    {
      undo: () =>
        Promise.resolve(
          setupView({ revision: 3, values: { authority: ISSUER }, authority: report, can_redo: true }),
        ),
    },
  );
  expect(screen.queryByText("Made with other values")).toBeNull();
  await wizard.undo();
  await settle();
  expect(field.value).toBe(ISSUER);
  expect(asked).toEqual([]);
  expect(screen.getByText("Made with other values")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Look again" }));
  expect(asked.map((look) => look.text)).toEqual([ISSUER]);
});

test("an authority that came from elsewhere is looked at when the step is opened, and one that was is not", () => {
  const authority = ISSUER;
  expect(begin({ values: { authority } }).asked.map(({ text }) => text)).toEqual([ISSUER]);
  cleanup();
  const report = reportView({ subject: "authority", hops: [], findings: [], took_ms: 214 });
  expect(begin({ values: { authority }, authority: report }).asked).toEqual([]);
  cleanup();
  expect(begin({ values: { authority }, can_redo: true }).asked).toEqual([]);
});

test("what is typed when the window closes is written down", async () => {
  const changes: Change[][] = [];
  const { user, field, asked, wizard } = begin(
    {},
    {
      change: (_, revision, made) => {
        changes.push(made);
        return Promise.resolve(setupView({ revision: revision + 1, values: { authority: ISSUER } }));
      },
      undo: (_, revision) => Promise.resolve(setupView({ revision: revision + 1, can_redo: true })),
    },
  );
  await user.type(field, `${ISSUER}/`);
  await wizard.undo();
  await vi.advanceTimersByTimeAsync(1000);
  expect(changes).toEqual([[{ key: "authority", value: `${ISSUER}/` }]]);
  expect(field.value).toBe("");
  expect(asked).toEqual([]);
});

test("a text whose look was left behind is not written down over the one that was typed since", async () => {
  const changes: Change[] = [];
  const change: Host["change"] = (_, revision, made) => {
    changes.push(...made);
    return Promise.resolve(setupView({ revision: revision + 1 }));
  };
  const { user, asked, field, wizard } = begin({}, { change });
  await user.type(field, "https://old.acme.example");
  vi.advanceTimersByTime(400);
  cleanup();
  render(InStep, { wizard, step: Authority });
  await settle();
  expect(asked[0]?.run.signal?.aborted).toBe(true);
  asked[0]?.answer(looked("https://old.acme.example"));
  await settle();
  const again = screen.getByRole<HTMLInputElement>("textbox", { name: "Authority URL" });
  expect(again.value).toBe("https://old.acme.example");
  await user.clear(again);
  await user.type(again, ISSUER);
  await commitAll();
  expect(changes).toEqual([{ key: "authority", value: ISSUER }]);
});

test("a text whose look failed after the step was left is written down", async () => {
  const changes: Change[] = [];
  const change: Host["change"] = (_, revision, made) => {
    changes.push(...made);
    return Promise.resolve(setupView({ revision: revision + 1 }));
  };
  let fail: (reason: unknown) => void = () => undefined;
  const lookAtAuthority = () => new Promise<LookView>((_, reject) => (fail = reject));
  const { user, field } = begin({}, { change, lookAtAuthority });
  await user.type(field, ISSUER);
  vi.advanceTimersByTime(400);
  cleanup();
  fail(new Error("the store is full"));
  await settle();
  expect(changes).toEqual([{ key: "authority", value: ISSUER }]);
});

test("endpoints by hand say how many are missing and are written one by one", async () => {
  const changes: Change[] = [];
  const { user } = begin(
    { values: { "endpoints.issuer": ISSUER } },
    {
      change: (_, revision, made) => {
        changes.push(...made);
        return Promise.resolve(setupView({ revision: revision + 1, values: { "endpoints.issuer": ISSUER } }));
      },
    },
  );
  expect(screen.getByText(/3 of four are missing/)).toBeTruthy();
  await user.type(screen.getByRole("textbox", { name: "Token endpoint" }), `${ISSUER}/token{Enter}`);
  await settle();
  expect(changes).toEqual([{ key: "endpoints.token_endpoint", value: `${ISSUER}/token` }]);
});

const FORMS: FormView[] = [
  {
    id: "org",
    name: "Org",
    when: "For most.",
    authority: "https://{org}.id.example",
    parts: [{ id: "org", name: "Name of the `org`", example: "acme", path: ["Settings"], value: null }],
  },
  { id: "shared", name: "Shared", when: null, authority: "https://shared.id.example", parts: [] },
];

test("an authority is put together from its parts, and looked at", async () => {
  const { user, asked, field } = begin({ forms: FORMS });
  expect(screen.getByText("Put it together from its parts").closest("details")?.open).toBe(true);
  expect(screen.getByText("https://{org}.id.example")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Use this authority" }));
  expect(asked).toEqual([]);
  await user.type(screen.getByRole("textbox", { name: "Name of the org" }), "acme");
  expect(screen.getByText("https://acme.id.example")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Use this authority" }));
  await settle();
  expect(field.value).toBe("https://acme.id.example");
  expect(asked.map((look) => look.text)).toEqual(["https://acme.id.example"]);
  vi.advanceTimersByTime(400);
  expect(asked).toHaveLength(1);
});

test("a form that was chosen and parts that were typed are there again until they are used", async () => {
  const [org, shared] = FORMS;
  if (!org || !shared) throw new Error("there are two forms");
  const forms = [shared, org];
  const part = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Name of the org" });
  const first = begin({ forms });
  await first.user.selectOptions(screen.getByRole("combobox", { name: "Form" }), "Org");
  await first.user.type(part(), "acme");
  cleanup();
  const second = begin({ forms });
  expect(part().value).toBe("acme");
  await second.user.click(screen.getByRole("button", { name: "Use this authority" }));
  cleanup();
  begin({ forms });
  expect(screen.queryByRole("textbox", { name: "Name of the org" })).toBeNull();
});

test("another form of the authority can be chosen; the one that fits is chosen already", async () => {
  const [org, shared] = FORMS;
  if (!org || !shared) throw new Error("there are two forms");
  const made = { ...org, parts: org.parts.map((part) => ({ ...part, value: "globex" })) };
  const { user } = begin({
    values: { authority: "https://globex.id.example" },
    forms: [shared, made],
  });
  expect(screen.getByText("Put it together from its parts").closest("details")?.open).toBe(false);
  const form = screen.getByRole<HTMLSelectElement>("combobox", { name: "Form", hidden: true });
  expect(form.value).toBe("org");
  expect(screen.getByText("https://globex.id.example")).toBeTruthy();
  await user.selectOptions(form, "Shared");
  expect(screen.getByText("https://shared.id.example")).toBeTruthy();
});
