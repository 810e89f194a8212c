import { expect, test } from "vitest";
import { share } from "./share";

test("few are never told as nobody, and not quite all never as all", () => {
  expect(share(4, 1000)).toBe("< 1%");
  expect(share(0, 1000)).toBe("0%");
  expect(share(999, 1000)).toBe("> 99%");
  expect(share(1000, 1000)).toBe("100%");
  expect(share(2, 3)).toBe("67%");
  expect(share(0, 0)).toBe("–");
});
