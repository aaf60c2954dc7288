/** Whether the person has asked to sign out; the layout then asks what may be lost. */
export const signOut = $state({ isAsked: false });
