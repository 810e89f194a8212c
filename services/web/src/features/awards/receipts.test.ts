import { afterEach, expect, test, vi } from "vitest";
import { keepReceipt, receiptOf } from "./receipts";

const receipt = { tracker: "kT3v9QpL", height: 413, at: "2026-11-25T13:11:42Z" };

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

test("a device shows each person the receipt of their own last ballot", () => {
  keepReceipt("election", "vera", receipt);
  keepReceipt("election", "vera", { ...receipt, height: 420 });
  expect(receiptOf("election", "vera")?.height).toBe(420);
  expect(receiptOf("election", "viktor")).toBeNull();
  expect(receiptOf("another", "vera")).toBeNull();
});

test("a device that keeps nothing, or something else, has no receipt and does not fail", () => {
  localStorage.setItem("plenaria.receipt.election.vera", '{"tracker": 1}');
  expect(receiptOf("election", "vera")).toBeNull();
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  vi.spyOn(Storage.prototype, "getItem").mockImplementation(() => {
    throw new DOMException("closed", "SecurityError");
  });
  expect(() => keepReceipt("election", "vera", receipt)).not.toThrow();
  expect(receiptOf("election", "vera")).toBeNull();
});
