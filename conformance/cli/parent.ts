/** The process that started this one; looked up first of all, for it may be gone before anybody else asks. */
export const parent = process.ppid;
