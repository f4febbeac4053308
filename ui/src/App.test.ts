import { render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import App from "./App.svelte";

test("the page has one heading and names the command that does the job", () => {
  render(App);
  expect(screen.getAllByRole("heading").map((heading) => heading.textContent)).toEqual(["Latchkey"]);
  expect(screen.getByText("latchkey demo").tagName).toBe("CODE");
});
