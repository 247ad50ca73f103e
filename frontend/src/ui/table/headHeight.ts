/** Of the head of a list, in px. */
export const headHeight = 28;
