import { useSyncExternalStore } from "react";

const place = "plenaria.shortcuts";
const watchers = new Set<() => void>();

/** Whether single letters act as shortcuts (WCAG 2.1.4: they can be switched off). */
export const shortcutsOn = (): boolean => localStorage.getItem(place) !== "off";

export function setShortcuts(on: boolean): void {
  localStorage.setItem(place, on ? "on" : "off");
  for (const watcher of watchers) watcher();
}

export const useShortcutsOn = (): boolean =>
  useSyncExternalStore((watcher) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }, shortcutsOn);

/** Whether a key belongs to a field or to a combination of the browser, so that no shortcut may take it. */
export function isWriting(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const { target } = event;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}
