/** What a mix calls a use for something that the agreement has no price for, as price rules do. */
export const OTHER_INDICATION = "other";
