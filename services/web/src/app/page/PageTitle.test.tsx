import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { PageTitle } from "./PageTitle";

const show = (title: string) =>
  render(
    <I18nProvider i18n={i18n}>
      <PageTitle title={title} />
    </I18nProvider>,
  );

test("the heading takes the focus after a change of page, but not when the site is opened", () => {
  history.replaceState(null, "", "/c/ecc/lobby");
  const first = show("Lobby");
  expect(document.activeElement).toBe(document.body);
  first.unmount();
  history.pushState(null, "", "/c/ecc/programme");
  show("Programme");
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Programme" }));
  expect(document.title).toContain("Programme");
});

test("a heading that comes later on the same page leaves the focus where it is", () => {
  history.replaceState(null, "", "/c/ecc/people");
  const loading = show("People");
  loading.unmount();
  show("People");
  expect(document.activeElement).toBe(document.body);
});
