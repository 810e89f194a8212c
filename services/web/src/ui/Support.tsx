import { ChevronUp } from "lucide-react";
import styles from "./Support.module.css";

interface Props {
  count: number;
  /** Whether the reader supports it. */
  pressed: boolean;
  /** "Support", or "Supported": read out with the figure. */
  label: string;
  onPress: () => void;
  disabled?: boolean;
}

/** Support for a question or an idea: 48px, with the figure. */
export function Support({ count, pressed, label, onPress, disabled = false }: Props) {
  return (
    <button
      type="button"
      className={styles.support}
      aria-pressed={pressed}
      onClick={onPress}
      disabled={disabled}
    >
      <ChevronUp aria-hidden="true" />
      <span className="vh">{label}</span>
      {count}
    </button>
  );
}
