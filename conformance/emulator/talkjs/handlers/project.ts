import type { Theme, Themes } from '../../../../generated/talkjs/types.js';
import { badFields } from '../answers.js';
import type { Handler } from '../exchange.js';

export const getApp: Handler<'getApp'> = ({ app: { credentials, project } }) => ({
  id: credentials.appId,
  ...(project.custom && { custom: project.custom }),
  ...(project.defaultLocale !== undefined && { defaultLocale: project.defaultLocale }),
});

/** Whether a text is an IETF language tag; which of them are supported is not told. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

export const updateApp: Handler<'updateApp'> = (call) => {
  const { app, body, lean } = call;
  if (body.id !== undefined && body.id !== app.credentials.appId)
    throw badFields(call, { id: ['must be the id of the app in the path'] });
  if (body.defaultLocale !== undefined) lean('ED-69');
  if (body.defaultLocale !== undefined && !isLocale(body.defaultLocale))
    throw badFields(call, { defaultLocale: ['must be an IETF language tag such as "nl-NL"'] });
  lean('ED-22');
  const { custom = app.project.custom, defaultLocale = app.project.defaultLocale } = body;
  Object.assign(app.project, { custom, defaultLocale });
  return {};
};

export const listThemes: Handler<'listThemes'> = ({ app }) => app.project.themes;

/** A theme without the files that are no part of one. */
function themeFrom({ base, files }: Theme): Theme {
  const own = Object.entries(files).filter(([name]) => name.endsWith('.template') || name === 'layout.json');
  return { base, files: Object.fromEntries(own) };
}

/** Writes themes whole, and deletes those that are `null` (TJ-APP-05, TJ-APP-07). */
export const updateThemes: Handler<'updateThemes'> = ({ app, body, lean }) => {
  const themes = new Map<string, Theme>(Object.entries(app.project.themes));
  for (const [name, theme] of Object.entries(body)) {
    if (theme === null) themes.delete(name);
    else themes.set(name, themeFrom(theme));
    if (theme === null) lean('TJ-APP-07');
  }
  app.project.themes = Object.fromEntries(themes) as Themes;
  lean('TJ-APP-06');
  lean('ED-22');
  return {};
};
