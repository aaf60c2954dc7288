/**
 * The version of the consent text a person is shown before sending; it is stored with the application. Raise it with
 * every change of the words of `form_consent_…` in any language: the date says which words were agreed to.
 */
export const CONSENT_VERSION = '2026-11-23';
