import { Check } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import styles from "./Toast.module.css";
import { dismiss, nextToast, watchToasts } from "./toasts";

const shownFor = 8_000;

/** Shows the toasts one after the other, bottom left, eight seconds each; focus or pointer holds it. */
export function Toasts() {
  const toast = useSyncExternalStore(watchToasts, nextToast);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (toast === null || held) return;
    const timer = setTimeout(() => dismiss(toast.id), shownFor);
    return () => clearTimeout(timer);
  }, [toast, held]);
  return (
    <div className={styles.place} role="status">
      {toast !== null && (
        // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only makes it stay
        <div
          key={toast.id}
          className={styles.toast}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          {toast.icon ?? <Check aria-hidden="true" />}
          <span>{toast.text}</span>
          {toast.act && (
            <button
              type="button"
              onClick={() => {
                toast.act?.press();
                setHeld(false);
                dismiss(toast.id);
              }}
            >
              {toast.act.label}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
