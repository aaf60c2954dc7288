/**
 * The name of the cookie that tells the page it comes back from signing in: it says so and nothing else, and the page
 * takes it away. Without it the first seconds would be the guest's, and what is typed in them would be looked for there.
 */
export const SIGNED_IN_MARK = 'muraciet-signed-in';
