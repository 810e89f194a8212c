"""Somebody who uses the keyboard alone."""

from playwright.sync_api import Locator, Page, expect

MOST_STOPS = 120
IS_FOCUSED = "element => element === document.activeElement"
RING = """element => {
  const at = element.matches("input[type=radio], input[type=checkbox]") ? element.closest("label") ?? element : element;
  return [element, at].some((each) => {
    const style = getComputedStyle(each);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  });
}"""


class Keyboard:
    """Tab, Enter, Space, arrows and letters; the mouse is never used."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, target: Locator) -> None:
        """Go on with Tab until a control has the focus, and claim that one sees where the focus is."""
        expect(target).to_be_visible()
        for _ in range(MOST_STOPS):
            if target.evaluate(IS_FOCUSED):
                assert target.evaluate(RING), f"no focus to be seen on {target}"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {target}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Press a button or follow a link."""
        self.reach(target)
        self.page.keyboard.press(key)

    def write(self, target: Locator, text: str) -> None:
        """Fill a field."""
        self.reach(target)
        self.page.keyboard.type(text)
        expect(target).to_have_value(text)

    def choose(self, group: Locator, name: str) -> None:
        """Choose one of several with the arrows: Tab comes to the first or to the chosen one."""
        wanted = group.get_by_role("radio", name=name)
        expect(wanted).to_be_visible()
        options = group.get_by_role("radio").all()
        for _ in range(MOST_STOPS):
            if any(option.evaluate(IS_FOCUSED) for option in options):
                break
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Space")
        for _ in options:
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        expect(wanted).to_be_checked()
