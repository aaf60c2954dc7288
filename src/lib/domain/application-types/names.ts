/** The application types ("Müraciət tipi") this product knows. The first is the only one built. */
export const APPLICATION_TYPE_NAMES = ['newConsumer'] as const;
export type ApplicationTypeName = (typeof APPLICATION_TYPE_NAMES)[number];
