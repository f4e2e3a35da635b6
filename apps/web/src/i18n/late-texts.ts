import i18next from 'i18next';

/** Adds the texts of a part of the app that is fetched with it, so that the first page stays light. */
export function addLateTexts({ zh, en }: { readonly zh: object; readonly en: object }): void {
  i18next.addResourceBundle('zh', 'translation', zh, true, true);
  i18next.addResourceBundle('en', 'translation', en, true, true);
}
