/** Whether a text can be an e-mail address at all; the service looks closer. */
export const looksLikeAddress = (text: string): boolean => /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/.test(text);
