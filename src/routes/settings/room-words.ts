import { m } from '$lib/i18n/compiled/messages.js';
import { formatBytes } from '$lib/i18n/format.ts';
import type { StorageView } from '$lib/local/queries/storage';

/** How much of the browser's room for this site is used, as far as it tells. */
export function roomWords({ usage, quota }: StorageView): string {
	if (usage === null) return m.settings_storage_unknown();
	const used = formatBytes(usage);
	return quota === null ? used : m.settings_storage_used_of({ used, quota: formatBytes(quota) });
}
