/** Where a device keeps who its student is, for all pages. */

export const STUDENT = "my-answers";
