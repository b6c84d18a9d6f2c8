/** The day we last read the charter from end to end, to write down what it asks. */
export const READ_ON = "2026-11-30";
