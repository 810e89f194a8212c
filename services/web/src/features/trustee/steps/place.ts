import type { Duty } from "../api";
import type { Place } from "../crypto/member";

export const placeOf = ({ number, size, threshold }: Duty): Place => ({ index: number, size, threshold });
