/** When an answer must be sent, on the clock of `performance.now()`. */
export type Deadline = number;

/** Milliseconds until a deadline. */
export const timeLeft = (deadline: Deadline): number => deadline - performance.now();
