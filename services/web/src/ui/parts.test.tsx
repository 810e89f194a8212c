import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { Button } from "./Button";
import { Choice } from "./Choice";
import { initials } from "./initials";
import { Segments } from "./Segments";
import { Tabs } from "./Tabs";
import { TextField } from "./TextField";
import { Toasts } from "./Toast";
import { Tracker } from "./Tracker";
import { nextToast, toast } from "./toasts";

afterEach(() => vi.useRealTimers());

function Poll() {
  const [value, setValue] = useState<"a" | "b" | null>(null);
  const options = [
    { value: "a", label: "Big ones" },
    { value: "b", label: "Small ones" },
  ] as const;
  return <Choice label="Which?" options={options} value={value} onChange={setValue} />;
}

test("a pending button keeps its label and the focus, and takes no second press", async () => {
  const press = vi.fn();
  const { rerender } = render(<Button onClick={press}>Send</Button>);
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  rerender(
    <Button pending onClick={press}>
      Send
    </Button>,
  );
  const button = screen.getByRole("button", { name: "Send" });
  await userEvent.click(button);
  expect(press).toHaveBeenCalledOnce();
  expect(button).toBe(document.activeElement);
  expect(button.getAttribute("aria-busy")).toBe("true");
});

test("a field says what it is, what helps and what is wrong to who cannot see it", () => {
  render(<TextField label="E-mail" hint="You registered with" error="Write the part after the @" />);
  const input = screen.getByLabelText("E-mail");
  const said = input
    .getAttribute("aria-describedby")
    ?.split(" ")
    .map((id) => document.getElementById(id)?.textContent);
  expect(said).toEqual(["You registered with", "Write the part after the @"]);
  expect(input.getAttribute("aria-invalid")).toBe("true");
});

test("of a choice nothing is chosen in advance, and the whole row presses", async () => {
  render(<Poll />);
  expect(screen.getAllByRole("radio").some((radio) => radio.matches(":checked"))).toBe(false);
  await userEvent.click(screen.getByText("Small ones"));
  expect(screen.getByLabelText("Small ones").matches(":checked")).toBe(true);
});

test("segments are reached once by Tab and changed by arrows", async () => {
  const change = vi.fn();
  const days = [
    { value: "1", label: "10 November" },
    { value: "2", label: "11 November" },
  ] as const;
  render(<Segments label="Day" options={days} value="1" onChange={change} />);
  await userEvent.tab();
  expect(screen.getByLabelText("10 November")).toBe(document.activeElement);
  await userEvent.keyboard("{ArrowRight}");
  expect(change).toHaveBeenCalledWith("2");
});

test("tabs are moved in by arrows and show their own panel, with the count in the label", async () => {
  const tabs = [
    { id: "q", label: "Questions", count: 14, content: <p>All questions</p> },
    { id: "c", label: "Chat", content: <p>All messages</p> },
  ];
  render(<Tabs label="Session" tabs={tabs} />);
  await userEvent.click(screen.getByRole("tab", { name: "Questions 14" }));
  await userEvent.keyboard("{ArrowRight}");
  expect(screen.getByRole("tab", { name: "Chat" }).getAttribute("aria-selected")).toBe("true");
  expect(screen.getByText("All messages")).toBeDefined();
});

test("toasts come one after the other, eight seconds each, and stay while they are pointed at", async () => {
  vi.useFakeTimers();
  render(<Toasts />);
  act(() => {
    toast({ text: "Meeting moved" });
    toast({ text: "Profile kept" });
  });
  expect(screen.queryByText("Profile kept")).toBeNull();
  act(() => vi.advanceTimersByTime(8_000));
  expect(screen.queryByText("Meeting moved")).toBeNull();
  const second = screen.getByText("Profile kept");
  act(() => second.parentElement?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true })));
  act(() => vi.advanceTimersByTime(20_000));
  expect(screen.queryByText("Profile kept")).not.toBeNull();
  act(() => second.parentElement?.dispatchEvent(new PointerEvent("pointerout", { bubbles: true })));
  act(() => vi.advanceTimersByTime(8_000));
  expect(nextToast()).toBeNull();
});

test("a toast's act happens once and takes the toast away", async () => {
  const undo = vi.fn();
  render(<Toasts />);
  act(() => toast({ text: "Meeting moved", act: { label: "Undo", press: undo } }));
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(undo).toHaveBeenCalledOnce();
  expect(nextToast()).toBeNull();
});

test.each([
  ["Silesia Automotive", "SA"],
  ["Żaneta", "Ż"],
  ["Health Cluster Portugal", "HP"],
  ["Zoë van den Berg-Ōta", "ZŌ"],
  ["", ""],
])("the initials of %s are %s", (name, expected) => {
  expect(initials(name)).toBe(expected);
});

test("a tracker stands in groups of four and loses no letter", () => {
  const { container } = render(<Tracker>kT3v9QpLw2Xa7</Tracker>);
  expect(container.textContent).toBe("kT3v 9QpL w2Xa 7");
});
