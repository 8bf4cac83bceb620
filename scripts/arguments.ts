/** The arguments of a task. `npx projen TASK -- ARGUMENTS` passes the dashes on, unlike `npm run TASK -- ARGUMENTS`. */
export const ARGUMENTS = process.argv.slice(2).filter((argument, index) => index > 0 || argument !== '--');
