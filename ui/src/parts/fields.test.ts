import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { Failure } from "../host/contract";
import { announced } from "./announce.svelte";
import Choice from "./Choice.svelte";
import DateTimeField from "./DateTimeField.svelte";
import ListField from "./ListField.svelte";
import LongTextField from "./LongTextField.svelte";
import { apart } from "./moment";
import { commitAll } from "./pending";
import TextField from "./TextField.svelte";
import { Typed } from "../wizard/typed.svelte";

const REFUSED: Failure = {
  schema: "latchkey/failure/1",
  code: "invalid-value",
  message: "this is not an address",
  hints: ["give one that begins with https"],
  field: null,
};

const oncommit = vi.fn<(value: string) => unknown>();
const onlist = vi.fn<(values: string[]) => unknown>();
let user = userEvent.setup({ delay: null });

beforeEach(() => {
  oncommit.mockReset();
  onlist.mockReset();
  user = userEvent.setup({ delay: null });
});

const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });

test("a text is handed over on Enter, and not once more when the field is left", async () => {
  render(TextField, { label: "Client id", value: "", oncommit });
  await user.type(field("Client id"), "abc{Enter}");
  await user.tab();
  expect(oncommit.mock.calls).toEqual([["abc"]]);
});

test("a field that is left unchanged hands nothing over", async () => {
  render(TextField, { label: "Client id", value: "abc", oncommit });
  await user.click(field("Client id"));
  await user.tab();
  expect(oncommit).not.toHaveBeenCalled();
});

test("a text is handed over after a pause", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const typing = userEvent.setup({ advanceTimers: (ms) => void vi.advanceTimersByTime(ms) });
    render(TextField, { label: "Client id", value: "", oncommit });
    await typing.type(field("Client id"), "abc");
    expect(oncommit).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(oncommit.mock.calls).toEqual([["abc"]]);
  } finally {
    vi.useRealTimers();
  }
});

test("what was typed is handed over before the window closes, and when the step is left", async () => {
  const { unmount } = render(TextField, { label: "Client id", value: "", oncommit });
  await user.type(field("Client id"), "abc");
  await commitAll();
  await user.type(field("Client id"), "d");
  unmount();
  expect(oncommit.mock.calls).toEqual([["abc"], ["abcd"]]);
});

test("what is typed stays while another value comes, and afterwards the field follows", async () => {
  const { rerender } = render(TextField, { label: "Client id", value: "old", oncommit });
  await user.type(field("Client id"), "er");
  await rerender({ value: "new" });
  expect(field("Client id").value).toBe("older");
  await user.tab();
  await rerender({ value: "taken" });
  expect(field("Client id").value).toBe("taken");
});

test("a text that is refused stays, with the reason at the field", async () => {
  oncommit.mockResolvedValue(REFUSED);
  render(TextField, { label: "Authority", value: "https://id.example", hint: "as published", oncommit });
  await user.type(field("Authority"), " x{Enter}");
  const why = "This is not an address. Give one that begins with https";
  await waitFor(() => expect(field("Authority").getAttribute("aria-invalid")).toBe("true"));
  expect(field("Authority").value).toBe("https://id.example x");
  const described = (field("Authority").getAttribute("aria-describedby") ?? "").split(" ");
  expect(described.map((id) => document.getElementById(id)?.textContent.trim())).toEqual([
    why,
    "as published",
  ]);
  await waitFor(() => expect(announced()).toBe(why));
});

test("a text that is not taken outlives its field, with the reason, and no longer than until it is taken", async () => {
  localStorage.clear();
  const kept = () => new Typed("acme", "own/board/mappings");
  oncommit.mockResolvedValue(REFUSED);
  const first = render(TextField, { label: "Mappings", value: "", kept: kept(), oncommit });
  await user.type(field("Mappings"), "id");
  first.unmount();
  const second = render(TextField, { label: "Mappings", value: "", kept: kept(), oncommit });
  expect(field("Mappings").value).toBe("id");
  await waitFor(() => expect(field("Mappings").getAttribute("aria-invalid")).toBe("true"));
  oncommit.mockResolvedValue(null);
  await user.type(field("Mappings"), " = sub{Enter}");
  expect(oncommit).toHaveBeenLastCalledWith("id = sub");
  second.unmount();
  await waitFor(() => expect(kept().text).toBe(""));
});

test("a value that a list does not take outlives its field, with the reason, and no longer than until it does", async () => {
  const kept = () => new Typed("acme", "list/associated_domains");
  const props = () => ({ label: "Domains", values: ["a.example"], kept: kept(), oncommit: onlist });
  onlist.mockResolvedValue(REFUSED);
  const first = render(ListField, props());
  await user.type(field("Domains"), "exa{Enter}");
  await waitFor(() => expect(field("Domains").value).toBe("exa"));
  first.unmount();
  const second = render(ListField, props());
  await waitFor(() => expect(field("Domains").getAttribute("aria-invalid")).toBe("true"));
  expect(field("Domains").value).toBe("exa");
  onlist.mockResolvedValue(null);
  await user.type(field("Domains"), "mple.com{Enter}");
  expect(onlist).toHaveBeenLastCalledWith(["a.example", "example.com"]);
  second.unmount();
  await waitFor(() => expect(kept().text).toBe(""));
});

test("what is typed while a value is on its way is lost as little as the value that is not taken", async () => {
  let answer: (failure: unknown) => void = () => undefined;
  onlist.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
  render(ListField, { label: "Domains", values: [] as string[], oncommit: onlist });
  await user.type(field("Domains"), "exam{Enter}acme.co");
  answer(REFUSED);
  await waitFor(() => expect(field("Domains").value).toBe("exam acme.co"));
  await user.type(field("Domains"), "m");
  expect(field("Domains").value).toBe("exam acme.com");
  expect(onlist).toHaveBeenCalledTimes(1);
  await user.type(field("Domains"), ",");
  expect(onlist).toHaveBeenLastCalledWith(["exam", "acme.com"]);
});

test("a list takes what is pasted apart, and each value once", async () => {
  render(ListField, { label: "Domains", values: ["a.example"], oncommit: onlist });
  await user.click(field("Domains"));
  await user.paste("b.example, c.example\na.example");
  expect(onlist.mock.calls).toEqual([[["a.example", "b.example", "c.example"]]]);
  expect(field("Domains").value).toBe("");
});

test("what is pasted comes to where the caret is, in the place of what is marked", async () => {
  render(ListField, { label: "Domains", values: [] as string[], oncommit: onlist });
  await user.type(field("Domains"), "oldz.example");
  field("Domains").setSelectionRange(0, "old".length);
  await user.paste("a.example, b.example");
  expect(onlist).toHaveBeenLastCalledWith(["a.example", "b.example", "z.example"]);
});

test("a value is added by Enter, by the button, and when the field is left", async () => {
  const { rerender } = render(ListField, { label: "Domains", values: [] as string[], oncommit: onlist });
  await user.type(field("Domains"), "a.example{Enter}");
  await rerender({ values: ["a.example"] });
  await user.type(field("Domains"), "b.example");
  await user.click(screen.getByRole("button", { name: "Add" }));
  await rerender({ values: ["a.example", "b.example"] });
  await user.type(field("Domains"), "c.example");
  await user.tab();
  expect(onlist.mock.calls.map(([values]) => values.at(-1))).toEqual(["a.example", "b.example", "c.example"]);
});

test("the focus is not lost while a removal is not answered yet, nor when it is refused", async () => {
  let answer: (failure: unknown) => void = () => undefined;
  const oncommit = () => new Promise((resolve) => (answer = resolve));
  render(ListField, { label: "Domains", values: ["a.example"], oncommit });
  screen.getByRole("button", { name: "Remove a.example" }).focus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Domains")));
  answer(REFUSED);
  expect(await screen.findByRole("button", { name: "Remove a.example" })).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText("Domains"));
});

test("a value is removed by keyboard, and the focus goes to the next one", async () => {
  render(ListField, { label: "Domains", values: ["a.example", "b.example"], oncommit: onlist });
  screen.getByRole("button", { name: "Remove a.example" }).focus();
  await user.keyboard("{Enter}");
  expect(onlist.mock.calls).toEqual([[["b.example"]]]);
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Remove b.example" })),
  );
  expect(within(screen.getByRole("list")).getAllByRole("listitem")).toHaveLength(1);
});

test("a value that stands there twice is shown twice", () => {
  render(ListField, { label: "Domains", values: ["a.example", "b.example", "a.example"], oncommit: onlist });
  expect(screen.getAllByText("a.example")).toHaveLength(2);
});

test("Enter, and then leaving the field, hand the text over once", async () => {
  let take: (outcome: null) => void = () => undefined;
  oncommit.mockImplementation(() => new Promise((taken) => (take = taken)));
  render(TextField, { label: "Region", value: "", oncommit });
  await user.type(field("Region"), "eu{Enter}");
  await user.tab();
  expect(oncommit.mock.calls).toEqual([["eu"]]);
  take(null);
});

test("a text of several lines keeps Enter for itself, and is handed over when it is left", async () => {
  render(LongTextField, { label: "Pairs", value: "", oncommit });
  await user.type(field("Pairs"), "a = b{Enter}c = d");
  expect(oncommit).not.toHaveBeenCalled();
  await user.tab();
  expect(oncommit.mock.calls).toEqual([["a = b\nc = d"]]);
});

test("values that are refused go back into the field", async () => {
  onlist.mockResolvedValue(REFUSED);
  render(ListField, { label: "Domains", values: [] as string[], oncommit: onlist });
  await user.type(field("Domains"), "nonsense{Enter}");
  await waitFor(() => expect(field("Domains").value).toBe("nonsense"));
  expect(screen.queryByRole("list")).toBeNull();
});

test("a choice is made by arrow keys; one that is refused goes back", async () => {
  const onchange = vi.fn<(value: string) => unknown>();
  const options = [
    { value: "basic", label: "Basic" },
    { value: "post", label: "Post", note: "in the body" },
  ];
  render(Choice, { label: "Method", options, value: "basic", onchange });
  const radio = (name: string) => screen.getByRole("radio", { name });
  await user.click(radio("Basic"));
  await user.keyboard("{ArrowDown}");
  expect(onchange.mock.calls).toEqual([["post"]]);
  expect(radio("Post").matches(":checked")).toBe(true);
  onchange.mockResolvedValue(REFUSED);
  await user.click(radio("Basic"));
  await waitFor(() => expect(radio("Post").matches(":checked")).toBe(true));
});

test("a day and a time are handed over together when both are left", async () => {
  render(DateTimeField, { label: "Expires", value: "", oncommit });
  const frame = within(screen.getByRole("group", { name: "Expires" }));
  await user.type(frame.getByLabelText("Day"), "2027-01-31");
  await user.tab();
  expect(oncommit).not.toHaveBeenCalled();
  await user.type(frame.getByLabelText("Time"), "13:45");
  await user.tab();
  const [at] = oncommit.mock.lastCall ?? [""];
  expect(apart(at)).toEqual({ day: "2027-01-31", time: "13:45" });
});
