/** Whether the person has asked to sign out; the layout then asks what may be lost. `isUnderWay` once they have agreed. */
export const signOut = $state({ isAsked: false, isUnderWay: false });
