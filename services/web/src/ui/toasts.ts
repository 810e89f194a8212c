import type { ReactNode } from "react";

export interface Toast {
  id: number;
  text: ReactNode;
  icon?: ReactNode;
  /** Undo, or a way to what it speaks of. */
  act?: { label: string; press: () => void };
}

let queue: Toast[] = [];
let last = 0;
const watchers = new Set<() => void>();

function set(next: Toast[]): void {
  queue = next;
  for (const watcher of watchers) watcher();
}

/** Say that something was done. Never an error, and never the only record of it. */
export function toast(content: Omit<Toast, "id">): void {
  last += 1;
  set([...queue, { ...content, id: last }]);
}

export const dismiss = (id: number): void => set(queue.filter((one) => one.id !== id));

export const nextToast = (): Toast | null => queue[0] ?? null;

export function watchToasts(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
