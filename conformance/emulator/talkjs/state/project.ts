import type { Themes } from '../../../../generated/talkjs/types.js';

/** Settings of an app, as plain data. */
export interface Project {
  custom: Record<string, string> | undefined;
  defaultLocale: string | undefined;
  themes: Themes;
}

export const newProject = (): Project => ({ custom: undefined, defaultLocale: undefined, themes: {} });
